// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.calibration;

import dev.ceteris.evidence.claim.Observations;
import dev.ceteris.evidence.statistics.Bootstrap;
import dev.ceteris.evidence.statistics.Interval;
import dev.ceteris.evidence.statistics.SkewnessCorrectedT;
import dev.ceteris.evidence.statistics.TTest;
import dev.ceteris.evidence.verdict.Decision;
import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.evidence.verdict.InterimAnalyses;
import dev.ceteris.evidence.verdict.Verdicts;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How often verdicts are wrong, measured on studies whose truth is known; prints the tables of docs/evidence.md in
 * Markdown. Arguments: how many studies for each number (10,000 when there is none); then which tables (boundary,
 * together, looks, coverage, power; all when there is none).
 */
final class Calibration {
    private static final int[] SEEDS = {3, 5, 10, 30};
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
        List<String> wanted = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
        tables.forEach((name, table) -> {
            if (wanted.isEmpty() || wanted.contains(name)) {
                table.run();
            }
        });
    }

    /** Wrong verdicts of a claim alone, at its boundary. */
    private void boundary() {
        heading("Wrong verdicts at the boundary of a claim, in percent", "claim");
        for (Case one : Case.all()) {
            Design design = one.at().apply(0);
            row(
                    one.name(),
                    (noise, seeds) -> share(random -> {
                        Observations results = design.draw(noise, seeds, random);
                        return decision(one, results, InterimAnalyses.first(seeds)) != Decision.UNDETERMINED;
                    }));
        }
    }

    /** Some wrong verdict among the five hypotheses of a study. */
    private void together() {
        heading("Some wrong verdict among five hypotheses (Holm), in percent", "hypotheses");
        row("five at the boundary", (noise, seeds) -> share(random -> someWrong(0, noise, seeds, random)));
        row("two at the boundary, three true", (noise, seeds) -> share(random -> someWrong(1, noise, seeds, random)));
        row("two at the boundary, three false", (noise, seeds) -> share(random -> someWrong(-1, noise, seeds, random)));
    }

    /** @param inside of three of the hypotheses */
    private static boolean someWrong(double inside, Noise noise, int seeds, RandomGenerator random) {
        Observations results = Five.design(inside).draw(noise, seeds, random);
        List<Decision> decisions = Verdicts.decisions(results, Five.HYPOTHESES, InterimAnalyses.first(seeds));
        for (int i = 0; i < decisions.size(); i++) {
            Decision truth = inside > 0 ? Decision.SUPPORTED : Decision.REFUTED;
            boolean right = i >= Five.AT_THE_BOUNDARY && inside != 0 && decisions.get(i) == truth;
            if (decisions.get(i) != Decision.UNDETERMINED && !right) {
                return true;
            }
        }
        return false;
    }

    /** Some wrong verdict of a claim that is looked at again and again, until it is decided or three looks are over. */
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
                    (noise, seeds) -> share(random -> {
                        Observations all = design.draw(noise, 8 * seeds, random);
                        InterimAnalyses looks = InterimAnalyses.first(seeds);
                        for (int look = 1; look <= 4; look++) {
                            Observations results = first(all, looks.seeds().getLast());
                            if (decision(one, results, looks) != Decision.UNDETERMINED) {
                                return true;
                            }
                            looks = looks.followedBy(looks.next());
                        }
                        return false;
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
        coverage("reported (t and Hall)", Calibration::told);
        coverage("Student's t", values -> TTest.oneSample(values).interval(0.95));
        coverage("Hall's t", values -> SkewnessCorrectedT.oneSample(values, 0).interval(0.95));
        coverage("BCa bootstrap", values -> Bootstrap.bca(values, 0.95));
    }

    private void coverage(String name, Function<double[], Interval> interval) {
        row(
                name + ", differences",
                (noise, seeds) -> share(random -> interval.apply(IntStream.range(0, seeds)
                                .mapToDouble(_ -> -noise.draw(random) + noise.draw(random))
                                .toArray())
                        .contains(0)));
        row(
                name + ", levels",
                (noise, seeds) -> share(random -> interval.apply(IntStream.range(0, seeds)
                                .mapToDouble(_ -> noise.draw(random))
                                .toArray())
                        .contains(0)));
    }

    private static Interval told(double[] values) {
        Interval t = TTest.oneSample(values).interval(0.95);
        Interval hall = SkewnessCorrectedT.oneSample(values, 0).interval(0.95);
        return new Interval(Math.min(t.low(), hall.low()), Math.max(t.high(), hall.high()));
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
        return 100.0
                * IntStream.range(0, studies)
                        .parallel()
                        .filter(study -> experiment.happens(new SplittableRandom(1_000_003L * study + 17)))
                        .count()
                / studies;
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
