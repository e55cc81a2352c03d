// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.calibration;

import dev.ceteris.evidence.verdict.Decision;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Counts in how many simulated studies something happens. Each study has randomness of its own, the same for every
 * number of a table.
 *
 * @param studies for each number; ten times as many where it is above {@value #NOTABLE} %, so that its standard error
 *     is below 0.25 points with 1,000
 */
record Simulation(int studies) {
    /** In percent. */
    static final double NOTABLE = 4;

    /** A hair's breadth, in standard deviations of a trial. */
    static final double HAIR = 1e-9;

    private static final int TIMES = 10;

    /** Something that happens in a study, or not. */
    interface Experiment {
        boolean happens(RandomGenerator random);
    }

    /** The decision on a claim beside its boundary. */
    interface Trial {
        /**
         * Judges a study.
         *
         * @param inside of the claim, in standard deviations of a trial: {@link #HAIR} on one side of the boundary
         */
        Decision decide(double inside, RandomGenerator random);
    }

    /**
     * Of a claim a hair's breadth outside of its boundary that is supported, and inside of it that is refuted, the
     * larger percentage. But for noise with ties, the same results are drawn on both sides, and judged once.
     */
    double wrong(Noise noise, Trial trial) {
        if (noise == Noise.TIED) {
            return Math.max(
                    percent(random -> trial.decide(-HAIR, random) == Decision.SUPPORTED),
                    percent(random -> trial.decide(HAIR, random) == Decision.REFUTED));
        }
        double first = larger(trial, studies);
        return first <= NOTABLE ? first : larger(trial, TIMES * studies);
    }

    private static double larger(Trial trial, int studies) {
        Map<Decision, Long> decisions = random(studies)
                .map(random -> trial.decide(0, random))
                .collect(Collectors.groupingBy(decision -> decision, Collectors.counting()));
        return 100.0
                * Math.max(decisions.getOrDefault(Decision.SUPPORTED, 0L), decisions.getOrDefault(Decision.REFUTED, 0L))
                / studies;
    }

    /** In percent of the studies. */
    double percent(Experiment experiment) {
        double first = rough(experiment);
        return first <= NOTABLE ? first : new Simulation(TIMES * studies).rough(experiment);
    }

    /** The same without further studies, for what is no error rate. */
    double rough(Experiment experiment) {
        return 100.0 * random(studies).filter(experiment::happens).count() / studies;
    }

    private static Stream<RandomGenerator> random(int studies) {
        return IntStream.range(0, studies).parallel().mapToObj(study -> new SplittableRandom(1_000_003L * study + 17));
    }
}
