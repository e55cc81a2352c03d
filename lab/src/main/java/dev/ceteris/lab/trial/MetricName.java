// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import dev.ceteris.base.NearestWord;
import dev.ceteris.data.source.Task;
import dev.ceteris.spec.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The name of a metric with an argument, as it is written: everything between the first opening parenthesis and the
 * closing one at the end is the argument, whatever characters it has.
 *
 * @param head what stands before the parenthesis: {@code test.recall}; all of it without one
 * @param argument what stands in it; all that follows when it is not closed, empty without one
 * @param closed whether there are parentheses, and the closing one ends the name
 */
public record MetricName(String head, String argument, boolean closed) {
    /** Any text, as far as it is like one. */
    public static MetricName of(String text) {
        String name = text.strip();
        int open = name.indexOf('(');
        if (open < 0) {
            return new MetricName(name, "", false);
        }
        boolean closed = name.endsWith(")");
        String argument = name.substring(open + 1, name.length() - (closed ? 1 : 0));
        return new MetricName(name.substring(0, open), argument, closed);
    }

    /** The metric that it names, if there is one. */
    Optional<Metric> metric() {
        return closed
                ? family().filter(family -> family.sets().contains(samples()))
                        .flatMap(family -> family.of(samples(), argument))
                : Optional.empty();
    }

    /** Whether an argument is written, or would have to be. */
    public boolean hasArgument() {
        return closed || !argument.isEmpty() || family().isPresent();
    }

    private Optional<MetricFamily> family() {
        String word = head.substring(head.indexOf('.') + 1);
        return MetricFamily.all().stream()
                .filter(family -> head.contains(".") && family.word().equals(word))
                .findFirst();
    }

    private String samples() {
        return head.contains(".") ? head.substring(0, head.indexOf('.')) : "";
    }

    private String refusal(String what) {
        return family().map(family -> misused(what, family)).orElseGet(() -> unknown(what));
    }

    private String misused(String what, MetricFamily family) {
        if (!family.sets().contains(samples())) {
            return what + " is not measured on the set '" + samples() + "', expected "
                    + family.sets().stream()
                            .map(set -> written(set, family, argument.isBlank() ? family.example() : argument))
                            .collect(Collectors.joining(" or "));
        }
        if (!closed && !argument.isBlank()) {
            return what + " has no closing parenthesis, expected " + written(samples(), family, argument);
        }
        return what + " " + family.refusal(argument) + (argument.isBlank() ? ", expected one" : "")
                + " in parentheses, such as " + written(samples(), family, family.example());
    }

    private String unknown(String what) {
        if (Metric.of(head).isPresent()) {
            return what + " has parentheses, which " + head + " does not take; expected " + head + ", or one of "
                    + String.join(", ", patterns(_ -> true));
        }
        List<String> heads = forms(_ -> true, form -> form.substring(0, form.indexOf('(')));
        String guess = NearestWord.to(head, heads)
                .map(nearest -> "; did you mean '" + nearest + "(" + argument + ")'?")
                .orElse("");
        return "unknown " + what + guess + "\n  known here: " + String.join(", ", patterns(_ -> true));
    }

    private static String written(String samples, MetricFamily family, String argument) {
        return samples + "." + family.word() + "(" + argument.strip() + ")";
    }

    /**
     * Why a text is no metric, as a whole sentence with a remedy.
     *
     * @param what it is called there: {@code metric 'test.recal(rare)' in 'metrics'}
     */
    public static String refusal(String what, String text) {
        MetricName name = of(text);
        return name.hasArgument() ? name.refusal(what) : Sentences.unknown(what, text, Metric.keys());
    }

    /** Each family on each of its sets, with a word for the argument: {@code test.recall(CLASS)}. */
    static List<String> patterns(Predicate<MetricFamily> wanted) {
        return forms(wanted, Function.identity());
    }

    private static List<String> forms(Predicate<MetricFamily> wanted, Function<String, String> part) {
        List<String> forms = new ArrayList<>();
        for (String set : List.of("train", "validation", "test")) {
            MetricFamily.all().stream()
                    .filter(wanted.and(family -> family.sets().contains(set)))
                    .map(family -> part.apply(
                            set + "." + family.word() + "(" + family.argument().toUpperCase(Locale.ROOT) + ")"))
                    .forEach(forms::add);
        }
        return forms;
    }

    /**
     * A regular expression of all names with an argument, for the schema.
     *
     * @param sets the names of the sets of samples that they are of
     */
    public static String pattern(Predicate<String> sets) {
        return MetricFamily.all().stream()
                .map(family -> "(" + family.sets().stream().filter(sets).collect(Collectors.joining("|")) + ")\\."
                        + family.word() + "\\(" + family.pattern() + "\\)")
                .collect(Collectors.joining("|", "^(", ")$"));
    }

    /**
     * Those of the validation set by which epochs and networks can be chosen, with a word for the argument: {@code
     * validation.recall(CLASS)}.
     */
    public static List<String> choosing(Task task) {
        return patterns(family -> family.task() == task).stream()
                .filter(form -> form.startsWith("validation."))
                .toList();
    }
}
