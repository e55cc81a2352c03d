// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.calibration;

import dev.ceteris.evidence.claim.Observations;
import dev.ceteris.evidence.verdict.Decision;
import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.evidence.verdict.InterimAnalyses;
import dev.ceteris.evidence.verdict.Verdicts;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How often verdicts are wrong, measured on studies whose truth is known; prints the tables of docs/evidence.md in
 * Markdown. Arguments: how many studies for each number (1,000 when there is none; ten times as many where a rate of
 * wrong verdicts is above 4 %); then which tables (boundary, together, looks, coverage, power, speed; all when there is
 * none).
 */
final class Calibration {
    private static final List<Integer> SEEDS = List.of(5, 6, 7, 8, 10, 14, 20, 30);
    private static final List<Integer> FEW_SEEDS = List.of(5, 6, 10, 30);
    private static final double[] EFFECTS = {1, 1.5, 2};
    private static final int ANALYSES = 4;

    private final Simulation simulation;
    private final PrintStream out;

    private Calibration(Simulation simulation, PrintStream out) {
        this.simulation = simulation;
        this.out = out;
    }

    public static void main(String[] arguments) {
        int studies = arguments.length == 0 ? 1000 : Integer.parseInt(arguments[0]);
        Calibration calibration = new Calibration(new Simulation(studies), System.out);
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
     * Wrong verdicts of a claim alone, a hair's breadth outside of its boundary, where it is false, and inside, where
     * it is true: the larger of the two shares.
     */
    private void boundary() {
        Worst worst = new Worst("Wrong verdicts just beside the boundary of a claim", "claim", SEEDS, out);
        for (Case one : Case.all()) {
            worst.row(
                    one.name(),
                    (noise, seeds) -> simulation.wrong(
                            noise,
                            (inside, random) -> decision(
                                    one,
                                    one.at().apply(inside).draw(noise, seeds, random),
                                    InterimAnalyses.first(seeds))));
        }
        worst.printNotable();
    }

    /** Some wrong verdict among the hypotheses of a study. */
    private void together() {
        Worst worst = new Worst("Some wrong verdict among several hypotheses (Holm)", "hypotheses", SEEDS, out);
        List<Family> families = List.of(
                new Family(2, 2, Family.Others.TRUE),
                new Family(5, 5, Family.Others.TRUE),
                new Family(10, 10, Family.Others.TRUE),
                new Family(5, 2, Family.Others.TRUE),
                new Family(5, 2, Family.Others.FALSE),
                new Family(10, 2, Family.Others.TRUE));
        for (Family family : families) {
            worst.row(
                    family.name(),
                    (noise, seeds) -> Math.max(
                            simulation.percent(random -> family.errs(noise, seeds, Decision.SUPPORTED, random)),
                            simulation.percent(random -> family.errs(noise, seeds, Decision.REFUTED, random))));
        }
        worst.printNotable();
    }

    /** A wrong verdict of a claim that is analysed again and again, until it is decided or four analyses are over. */
    private void lookByLook() {
        Worst worst = new Worst(
                "Wrong verdicts just beside the boundary, with four interim analyses from so many seeds on",
                "claim",
                FEW_SEEDS,
                out);
        List<String> claims = List.of("less", "less, spreads 1 : 3", "equivalent, 3 levels", "threshold");
        for (Case one : Case.all()) {
            if (!claims.contains(one.name())) {
                continue;
            }
            for (InterimAnalyses.Plan plan : List.of(InterimAnalyses.Plan.OPEN, InterimAnalyses.Plan.PLANNED)) {
                worst.row(
                        one.name() + (plan == InterimAnalyses.Plan.OPEN ? "" : ", planned"),
                        (noise, seeds) -> simulation.wrong(
                                noise, (inside, random) -> firstVerdict(one, inside, noise, seeds, plan, random)));
            }
        }
        worst.printNotable();
    }

    /** The first verdict, of four analyses with twice as many seeds each. */
    private static Decision firstVerdict(
            Case one, double inside, Noise noise, int seeds, InterimAnalyses.Plan plan, RandomGenerator random) {
        List<Integer> planned =
                IntStream.range(0, ANALYSES).mapToObj(i -> seeds << i).toList();
        Observations all = one.at().apply(inside).draw(noise, planned.getLast(), random);
        InterimAnalyses looks = plan == InterimAnalyses.Plan.OPEN
                ? InterimAnalyses.first(seeds)
                : InterimAnalyses.planned(planned, seeds);
        for (int number = 1; number < ANALYSES; number++) {
            Decision decision = decision(one, first(all, looks.seeds().getLast()), looks);
            if (decision != Decision.UNDETERMINED) {
                return decision;
            }
            looks = looks.followedBy(looks.next());
        }
        return decision(one, all, looks);
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
        List<String> columns = new ArrayList<>();
        for (Noise noise : Noise.values()) {
            FEW_SEEDS.forEach(seeds -> columns.add(noise.name().toLowerCase(Locale.ROOT) + " " + seeds));
        }
        heading("Coverage of 95 % intervals of a mean, in percent", "interval", columns);
        for (Intervals one : Intervals.all()) {
            out.print("| " + one.name());
            for (Noise noise : Noise.values()) {
                for (int seeds : FEW_SEEDS) {
                    double covered = simulation.rough(random -> one.covers(noise, seeds, random));
                    out.printf(Locale.ROOT, " | %.1f", covered);
                }
            }
            out.println(" |");
        }
    }

    /** How often a true claim is supported, by how far it is from its boundary. */
    private void power() {
        List<Noise> noises = List.of(Noise.NORMAL, Noise.HEAVY, Noise.SKEWED);
        List<Integer> numbers = List.of(5, 6, 10);
        List<String> columns = new ArrayList<>();
        for (Noise noise : noises) {
            for (int seeds : numbers) {
                columns.add(noise.name().toLowerCase(Locale.ROOT) + ", " + seeds + " seeds, 1");
                columns.addAll(List.of("1.5", "2"));
            }
        }
        heading("How often a true claim is supported, in percent", "claim", columns);
        for (Case one : Case.all()) {
            out.print("| " + one.name());
            for (Noise noise : noises) {
                for (int seeds : numbers) {
                    for (double effect : EFFECTS) {
                        Design design = one.at().apply(effect);
                        double supported = simulation.rough(
                                random -> decision(one, design.draw(noise, seeds, random), InterimAnalyses.first(seeds))
                                        == Decision.SUPPORTED);
                        out.printf(Locale.ROOT, " | %.0f", supported);
                    }
                }
            }
            out.println(" |");
        }
    }

    private static Decision decision(Case one, Observations results, InterimAnalyses looks) {
        Hypothesis hypothesis =
                new Hypothesis(one.claim(), "", Optional.empty(), Hypothesis.Standing.REGISTERED, one.name());
        return Verdicts.decisions(results, List.of(hypothesis), looks).getFirst();
    }

    private void heading(String title, String first, List<String> columns) {
        out.println("\n### " + title + "\n\n| " + first + " | " + String.join(" | ", columns) + " |\n"
                + "|---".repeat(columns.size() + 1) + "|");
    }
}
