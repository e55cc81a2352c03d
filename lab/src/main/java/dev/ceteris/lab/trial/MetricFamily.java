// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import static dev.ceteris.evidence.claim.Direction.HIGHER;
import static dev.ceteris.evidence.claim.Direction.LOWER;

import dev.ceteris.base.Numbers;
import dev.ceteris.data.source.Task;
import dev.ceteris.lab.score.ClassRate;
import dev.ceteris.lab.trial.Metric.Format;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Metrics that differ in an argument, which stands in parentheses behind their name: {@code test.recall(rare)} is one
 * of a class, {@code test.pinball(0.9)} of a quantile. They are measured where a study names them.
 */
public sealed interface MetricFamily {
    /** Its name, without samples and argument: {@code recall}. */
    String word();

    /** What the argument is, as a word: {@code class}. */
    String argument();

    /** An argument for messages. */
    String example();

    /** The names of the sets of samples that it is measured on. */
    List<String> sets();

    /** What has to be learned for it to be measured. */
    Task task();

    /** Its unit, empty where that is the target's. */
    String unit();

    /** What it is, as half a sentence. */
    String meaning();

    /** A regular expression of its arguments, for the schema. */
    String pattern();

    /**
     * The metric with an argument, in whatever way that is written.
     *
     * @param samples one of {@link #sets}
     * @return empty when the argument is none
     */
    Optional<Metric> of(String samples, String argument);

    /** Why a text is no argument, as the rest of a sentence about a metric. */
    String refusal(String argument);

    /** A rate of a class of its name. What classes there are is known only once the data is there. */
    record OfClass(ClassRate rate) implements MetricFamily {
        @Override
        public String word() {
            return rate.word();
        }

        @Override
        public String argument() {
            return "class";
        }

        @Override
        public String example() {
            return "rare";
        }

        /** Training samples are many, and not scored. */
        @Override
        public List<String> sets() {
            return List.of("validation", "test");
        }

        @Override
        public Task task() {
            return Task.CLASSIFICATION;
        }

        @Override
        public String unit() {
            return "share";
        }

        @Override
        public String meaning() {
            return rate.meaning();
        }

        @Override
        public String pattern() {
            return ".+";
        }

        @Override
        public Optional<Metric> of(String samples, String argument) {
            String name = argument.strip();
            return name.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Metric.named(
                            new MetricFacts(
                                    samples + "." + word() + "(" + name + ")",
                                    unit(),
                                    HIGHER,
                                    Format.SHARE,
                                    MetricFacts.Of.CLASSES,
                                    meaning() + "; on the " + samples + " set"),
                            new MetricArgument.OfClass(name),
                            epoch -> epoch.rate(samples, rate, name)));
        }

        @Override
        public String refusal(String argument) {
            return "names no class";
        }
    }

    /** The pinball loss of answers that are taken for a quantile. */
    record Pinball() implements MetricFamily {
        private static final Pattern DECIMAL = Pattern.compile("[0-9]{0,20}\\.?[0-9]{1,20}(?:[eE][+-]?[0-9]{1,3})?");

        @Override
        public String word() {
            return "pinball";
        }

        @Override
        public String argument() {
            return "quantile";
        }

        @Override
        public String example() {
            return "0.9";
        }

        @Override
        public List<String> sets() {
            return List.of("train", "validation", "test");
        }

        @Override
        public Task task() {
            return Task.REGRESSION;
        }

        @Override
        public String unit() {
            return "";
        }

        @Override
        public String meaning() {
            return "mean pinball loss of the answers, taken for that quantile, in the target's unit";
        }

        @Override
        public String pattern() {
            return "[ 0-9.eE+-]+";
        }

        @Override
        public Optional<Metric> of(String samples, String argument) {
            return quantile(argument)
                    .map(quantile -> Metric.named(
                            new MetricFacts(
                                    samples + "." + word() + "(" + Numbers.plain(quantile) + ")",
                                    unit(),
                                    LOWER,
                                    Format.NUMBER,
                                    MetricFacts.Of.NUMBERS,
                                    1,
                                    meaning() + "; on the " + (samples.equals("train") ? "training" : samples)
                                            + " set"),
                            new MetricArgument.Quantile(quantile),
                            epoch -> epoch.error(samples, errors -> errors.pinball(quantile))));
        }

        private static Optional<Double> quantile(String text) {
            return DECIMAL.matcher(text.strip()).matches()
                    ? Optional.of(Double.parseDouble(text.strip())).filter(number -> number > 0 && number < 1)
                    : Optional.empty();
        }

        @Override
        public String refusal(String argument) {
            return argument.isBlank()
                    ? "names no quantile"
                    : "has the quantile " + argument.strip() + ", expected a number above 0 and below 1";
        }
    }

    /** All of them, in the order in which pages list them. */
    static List<MetricFamily> all() {
        return Stream.concat(Stream.of(ClassRate.values()).map(OfClass::new), Stream.<MetricFamily>of(new Pinball()))
                .toList();
    }
}
