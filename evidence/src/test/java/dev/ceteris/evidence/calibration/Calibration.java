// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.calibration;

import dev.ceteris.evidence.claim.Observations;
import dev.ceteris.evidence.statistics.Bootstrap;
import dev.ceteris.evidence.statistics.Interval;
import dev.ceteris.evidence.statistics.SkewRobustT;
import dev.ceteris.evidence.statistics.Skewness;
import dev.ceteris.evidence.statistics.TTest;
import dev.ceteris.evidence.verdict.Decision;
import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.evidence.verdict.InterimAnalyses;
import dev.ceteris.evidence.verdict.Verdicts;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How often verdicts are wrong, measured on studies whose truth is known; prints the tables of docs/evidence.md in
 * Markdown. Arguments: how many studies for each number (10,000 when there is none); then which tables (boundary,
 * together, looks, coverage, power, speed; all when there is none).
 */
final class Calibration {
    private static final int[] SEEDS = {5, 6, 10, 30};
    private static final double[] EFFECTS = {0.5, 1, 1.5, 2, 3};

    private final int studies;
    private final PrintStream out;

    private Calibration(int studies, PrintStream out) {
        this.studies = studies;
        this.out = out;
    }

    public static void main(String[] arguments) {
        int studies = arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]);
        Calibration calibration = new Calibration(studies, System.out);
        SequencedMap<String, Runnable> tables = new LinkedHashMap<>();
        tables.put("boundary", calibration::boundary);
        tables.put("together", calibration::together);
        tables.put("looks", calibration::lookByLook);
        tables.put("coverage", calibration::coverage);
        tables.put("power", calibration::power);
        tables.put("speed", new Speed(System.out)::print);
        List<String> wanted = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
        tables.forEach((name, table) -> {
            if (wanted.isEmpty() || wanted.contains(name)) {
                table.run();
            }
        });
    }

    /**
     * Wrong verdicts of a claim alone, at its boundary. There it is either true or false, and a hair's breadth beside
     * it the other; so the one of the two verdicts counts that comes about more often.
     */
    private void boundary() {
        heading("Wrong verdicts at the boundary of a claim, in percent", "claim");
        for (Case one : Case.all()) {
            Design design = one.at().apply(0);
            row(
                    one.name(),
                    (noise, seeds) -> wrong(
                            random -> decision(one, design.draw(noise, seeds, random), InterimAnalyses.first(seeds))));
        }
    }

    /** The verdict on a claim at its boundary. */
    private interface Boundary {
        Decision decide(RandomGenerator random);
    }

    /** The share of the one of the two verdicts that comes about more often, in percent. */
    private double wrong(Boundary boundary) {
        Map<Decision, Long> decisions = random(studies)
                .map(boundary::decide)
                .collect(Collectors.groupingBy(decision -> decision, Collectors.counting()));
        return 100.0
                * Math.max(decisions.getOrDefault(Decision.SUPPORTED, 0L), decisions.getOrDefault(Decision.REFUTED, 0L))
                / studies;
    }

    /** Some wrong verdict among the five hypotheses of a study. */
    private void together() {
        heading("Some wrong verdict among five hypotheses (Holm), in percent", "hypotheses");
        row("five at the boundary", (noise, seeds) -> someWrong(0, noise, seeds));
        row("two at the boundary, three true", (noise, seeds) -> someWrong(1, noise, seeds));
        row("two at the boundary, three false", (noise, seeds) -> someWrong(-1, noise, seeds));
    }

    /**
     * With those at the boundary a hair's breadth on either side of it.
     *
     * @param inside of three of the hypotheses
     */
    private double someWrong(double inside, Noise noise, int seeds) {
        return Math.max(
                share(random -> someWrong(inside, Decision.SUPPORTED, noise, seeds, random)),
                share(random -> someWrong(inside, Decision.REFUTED, noise, seeds, random)));
    }

    /** @param wrong verdict on those at the boundary */
    private static boolean someWrong(double inside, Decision wrong, Noise noise, int seeds, RandomGenerator random) {
        Observations results = Five.design(inside).draw(noise, seeds, random);
        List<Decision> decisions = Verdicts.decisions(results, Five.HYPOTHESES, InterimAnalyses.first(seeds));
        Decision others = inside == 0 ? wrong : inside > 0 ? Decision.REFUTED : Decision.SUPPORTED;
        return IntStream.range(0, decisions.size())
                .anyMatch(i -> decisions.get(i) == (i < Five.AT_THE_BOUNDARY ? wrong : others));
    }

    /** A wrong verdict of a claim that is analysed again and again, until it is decided or four analyses are over. */
    private void lookByLook() {
        heading("Wrong verdicts of a claim at its boundary, with up to four interim analyses, in percent", "claim");
        for (Case one : Case.all()) {
            if (!List.of("less", "less, spreads 1 : 3", "equivalent, 3 levels", "threshold")
                    .contains(one.name())) {
                continue;
            }
            Design design = one.at().apply(0);
            row(
                    one.name() + ", first analysis at so many seeds",
                    (noise, seeds) -> wrong(random -> {
                        Observations all = design.draw(noise, 8 * seeds, random);
                        InterimAnalyses looks = InterimAnalyses.first(seeds);
                        Decision decision = Decision.UNDETERMINED;
                        for (int look = 1; look <= 4 && decision == Decision.UNDETERMINED; look++) {
                            decision = decision(one, first(all, looks.seeds().getLast()), looks);
                            looks = looks.followedBy(looks.next());
                        }
                        return decision;
                    }));
        }
    }

    private static Observations first(Observations all, int seeds) {
        return new Observations(
                all.factors(),
                all.trials().stream()
                        .filter(trial -> Integer.parseInt(trial.seed()) <= seeds)
                        .toList(),
                all.directions(),
                all.overlaps(),
                all.scope());
    }

    /** How often a 95 % interval has the true mean in it. */
    private void coverage() {
        heading("Coverage of 95 % intervals of a mean, in percent", "interval");
        coverage(
                "reported",
                parts -> SkewRobustT.oneSample(sum(parts), 0, Skewness.ofSum(parts, weights(parts)))
                        .interval(0.95));
        coverage("Student's t", parts -> TTest.oneSample(sum(parts)).interval(0.95));
        coverage("BCa bootstrap", parts -> Bootstrap.bca(sum(parts), 0.95));
    }

    private void coverage(String name, Function<List<double[]>, Interval> interval) {
        for (int parts : new int[] {2, 1}) {
            row(
                    name + (parts == 2 ? ", differences" : ", levels"),
                    (noise, seeds) -> share(random -> interval.apply(IntStream.range(0, parts)
                                    .mapToObj(_ -> IntStream.range(0, seeds)
                                            .mapToDouble(_ -> noise.draw(random))
                                            .toArray())
                                    .toList())
                            .contains(0)));
        }
    }

    /** The first less the second, or the first alone. */
    private static double[] weights(List<double[]> parts) {
        return parts.size() == 1 ? new double[] {1} : new double[] {1, -1};
    }

    private static double[] sum(List<double[]> parts) {
        double[] first = parts.getFirst();
        return parts.size() == 1
                ? first
                : IntStream.range(0, first.length)
                        .mapToDouble(seed -> first[seed] - parts.getLast()[seed])
                        .toArray();
    }

    /** How often a true claim is supported, by how far it is from its boundary. */
    private void power() {
        for (Case one : Case.all()) {
            heading("Power of “" + one.name() + "”: supported, in percent", "inside by");
            for (double effect : EFFECTS) {
                Design design = one.at().apply(effect);
                row(
                        String.valueOf(effect),
                        (noise, seeds) -> share(
                                random -> decision(one, design.draw(noise, seeds, random), InterimAnalyses.first(seeds))
                                        == Decision.SUPPORTED));
            }
        }
    }

    private static Decision decision(Case one, Observations results, InterimAnalyses looks) {
        Hypothesis hypothesis =
                new Hypothesis(one.claim(), "", Optional.empty(), Hypothesis.Standing.REGISTERED, one.name());
        return Verdicts.decisions(results, List.of(hypothesis), looks).getFirst();
    }

    private interface Cell {
        double percent(Noise noise, int seeds);
    }

    private interface Experiment {
        boolean happens(RandomGenerator random);
    }

    /** Of how many studies something is true, in percent; each study has randomness of its own. */
    private double share(Experiment experiment) {
        return 100.0 * random(studies).filter(experiment::happens).count() / studies;
    }

    /** Randomness of its own for each study. */
    private static Stream<RandomGenerator> random(int studies) {
        return IntStream.range(0, studies).parallel().mapToObj(study -> new SplittableRandom(1_000_003L * study + 17));
    }

    private void heading(String title, String first) {
        StringBuilder names = new StringBuilder("| " + first);
        StringBuilder line = new StringBuilder("|---");
        for (Noise noise : Noise.values()) {
            for (int seeds : SEEDS) {
                names.append(" | ")
                        .append(noise.name().toLowerCase(Locale.ROOT))
                        .append(' ')
                        .append(seeds);
                line.append("|---");
            }
        }
        out.println("\n### " + title + "\n\n" + names + " |\n" + line + "|");
    }

    private void row(String name, Cell cell) {
        StringBuilder row = new StringBuilder("| " + name);
        for (Noise noise : Noise.values()) {
            for (int seeds : SEEDS) {
                row.append(String.format(Locale.ROOT, " | %.1f", cell.percent(noise, seeds)));
            }
        }
        out.println(row + " |");
        out.flush();
    }
}
