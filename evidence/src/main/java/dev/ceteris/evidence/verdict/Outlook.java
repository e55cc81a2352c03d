// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the seeds of a study can decide, in sentences that are printed before it is run. Their numbers are those of
 * {@link Foresight}.
 *
 * @param hypotheses of the study, at least one; sentences count them from 1
 * @param conditions of the study
 * @param looks its interim analyses; the last one so far has all seeds
 * @param unit what tests count, as a word: {@code seed}, or a source of randomness
 */
public record Outlook(List<Hypothesis> hypotheses, Conditions conditions, InterimAnalyses looks, String unit) {
    /** Sizes that differ by less are one size to a reader. */
    private static final double ALIKE = 1.1;

    public Outlook {
        hypotheses = List.copyOf(hypotheses);
    }

    /** A claim, counted from 1, and what some number of seeds can tell of it; empty where that is not known. */
    private record Told(int claim, Optional<Foresight> foresight) {
        boolean is(Foresight.Kind kind) {
            return isPossible() && foresight.orElseThrow().kind() == kind;
        }

        boolean isPossible() {
            return foresight.isPresent() && !foresight.get().isHopeless();
        }

        double size() {
            return foresight.orElseThrow().size();
        }
    }

    /**
     * What the seeds can tell, and what they cannot.
     *
     * @param stated how many seeds the study has without the command line
     */
    public String text(int stated) {
        int seeds = looks.seeds().getLast();
        int fewest = InterimAnalyses.fewestSeeds(looks.level(), hypotheses.size());
        if (seeds < fewest) {
            String own = stated < fewest ? "" : main("The study's own " + stated + " " + unit + "s", told(stated), "");
            return "with " + Plural.of(seeds, unit) + " no verdict can come out; " + fewest + " " + unit + "s could."
                    + (own.isEmpty() ? "" : " " + own);
        }
        List<Told> told = told(seeds);
        List<String> sentences = new ArrayList<>();
        sentences.add(main(Plural.of(seeds, unit), told, comparison(told, stated)));
        kinds(told).stream().skip(1).map(kind -> other(kind, told)).forEach(sentences::add);
        told.stream()
                .filter(one -> one.foresight().filter(Foresight::isHopeless).isPresent())
                .forEach(one -> sentences.add(hopeless(one.claim(), seeds)));
        sentences.add(unknown(told));
        if (hypotheses.size() > 1) {
            sentences.add("The " + hypotheses.size() + " claims share the error rate.");
        }
        return sentences.stream().filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining(" "));
    }

    /** The unit of sizes. */
    private String deviations() {
        return " standard deviations of " + (unit.equals("seed") ? "a trial" : "the mean of a " + unit);
    }

    /** Of claims that are alike it is computed once. */
    private List<Told> told(int seeds) {
        Map<Object, Optional<Foresight>> known = new HashMap<>();
        return IntStream.range(0, hypotheses.size())
                .mapToObj(i -> new Told(
                        i + 1,
                        known.computeIfAbsent(
                                Foresight.structure(hypotheses.get(i), conditions),
                                _ -> Foresight.of(hypotheses.get(i), conditions, seeds, level()))))
                .toList();
    }

    /** That the p-value of the first claim has to reach that Holm's procedure decides. */
    private double level() {
        return looks.level() / hypotheses.size();
    }

    private static List<Foresight.Kind> kinds(List<Told> told) {
        return told.stream()
                .filter(Told::isPossible)
                .map(one -> one.foresight().orElseThrow().kind())
                .distinct()
                .sorted()
                .toList();
    }

    /** What seeds can tell of the first kind of claim; empty where there is none. */
    private String main(String who, List<Told> told, String more) {
        return kinds(told).stream()
                .findFirst()
                .map(kind -> who
                        + switch (kind) {
                            case DIFFERENCE ->
                                " tell differences of about "
                                        + sizes(kind, told, deviations() + " apart with 80 % power");
                            case MARGIN ->
                                " show with 80 % power that equal levels are equivalent, within margins of about "
                                        + sizes(kind, told, deviations() + " or more");
                            case LEVEL ->
                                " tell a level from its bound at a distance of about "
                                        + sizes(kind, told, deviations() + " with 80 % power");
                            case INTERACTION ->
                                " tell two effects apart that differ by about "
                                        + sizes(kind, told, deviations() + " with 80 % power");
                        }
                        + more + ".")
                .orElse("");
    }

    /** The same of another kind, in the same unit. */
    private String other(Foresight.Kind kind, List<Told> told) {
        return switch (kind) {
            case DIFFERENCE -> "Differences have to be about " + sizes(kind, told, "") + ".";
            case MARGIN -> "Levels that are truly equal need margins of about " + sizes(kind, told, " or more") + ".";
            case LEVEL -> "A level has to be away from its bound by about " + sizes(kind, told, "") + ".";
            case INTERACTION -> "Two effects have to differ by about " + sizes(kind, told, "") + ".";
        };
    }

    /**
     * {@code 2.1 (claims 1 and 3), 2.8 (claim 5) or 3.2 (claim 2) standard deviations}, and
     * {@code 2.1 standard deviations (claims 1 and 3)}.
     *
     * @param unit and what else follows the number
     */
    private String sizes(Foresight.Kind kind, List<Told> told, String unit) {
        List<Told> left = told.stream()
                .filter(one -> one.is(kind))
                .sorted(Comparator.comparingDouble(Told::size))
                .toList();
        List<String> sizes = new ArrayList<>();
        List<String> claims = new ArrayList<>();
        while (!left.isEmpty()) {
            double least = left.getFirst().size();
            List<Told> alike =
                    left.stream().filter(one -> one.size() <= ALIKE * least).toList();
            sizes.add(digits(alike.getLast().size()));
            claims.add(
                    alike.size() == hypotheses.size()
                            ? ""
                            : " ("
                                    + named(alike.stream()
                                            .map(Told::claim)
                                            .sorted()
                                            .toList()) + ")");
            left = left.subList(alike.size(), left.size());
        }
        return sizes.size() == 1
                ? sizes.getFirst() + unit + claims.getFirst()
                : listed(
                                IntStream.range(0, sizes.size())
                                        .mapToObj(i -> sizes.get(i) + claims.get(i))
                                        .toList(),
                                "or")
                        + unit;
    }

    private static String digits(double size) {
        return Numbers.rounded(size, 2).toPlainString();
    }

    private static String named(List<Integer> claims) {
        return (claims.size() == 1 ? "claim " : "claims ")
                + listed(claims.stream().map(String::valueOf).toList(), "and");
    }

    private static String listed(List<String> items, String last) {
        int most = items.size() - 1;
        return most == 0
                ? items.getFirst()
                : String.join(", ", items.subList(0, most)) + " " + last + " " + items.get(most);
    }

    /** What other numbers of seeds can tell that are planned or that the command line has changed. */
    private String comparison(List<Told> told, int stated) {
        int seeds = looks.seeds().getLast();
        String own = stated == seeds
                ? ""
                : largest(told, stated)
                        .map(size -> "; the study's own " + Plural.of(stated, unit) + " " + size)
                        .orElse("");
        int last = looks.planned().isEmpty() ? seeds : looks.planned().getLast();
        return own
                + (last == seeds
                        ? ""
                        : largest(told, last)
                                .map(size -> "; the " + last + " " + unit + "s of the last planned analysis " + size)
                                .orElse(""));
    }

    /** The largest size of the first kind of claim, with another number of seeds. */
    private Optional<String> largest(List<Told> told, int seeds) {
        return kinds(told).stream()
                .findFirst()
                .flatMap(kind -> told(seeds).stream()
                        .filter(one -> one.is(kind))
                        .max(Comparator.comparingDouble(Told::size))
                        .map(one -> "about " + digits(one.size())));
    }

    /** A claim that needs more seeds than others, whatever they show. */
    private String hopeless(int claim, int seeds) {
        OptionalInt enough = Foresight.fewestSeeds(hypotheses.get(claim - 1), conditions, level());
        return (hypotheses.size() == 1 ? "The claim" : "Claim " + claim) + " cannot be supported with "
                + Plural.of(seeds, unit)
                + enough.stream().mapToObj(some -> "; " + some + " could.").collect(Collectors.joining())
                + (enough.isEmpty() ? "." : "");
    }

    private String unknown(List<Told> told) {
        List<Integer> claims = told.stream()
                .filter(one -> one.foresight().isEmpty())
                .map(Told::claim)
                .toList();
        return claims.isEmpty() || claims.size() == hypotheses.size()
                ? ""
                : "For " + named(claims) + " no such number is known before the run.";
    }
}
