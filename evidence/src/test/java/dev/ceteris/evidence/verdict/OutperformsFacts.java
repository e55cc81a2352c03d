// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.SpecException;
import dev.ceteris.evidence.claim.Contrast;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.NonInferior;
import dev.ceteris.evidence.claim.Outperforms;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Trials;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How often one condition is better, and whether it is not worse. The metric of these trials is an accuracy. */
class OutperformsFacts {
    private static Outperforms outperforms(Margin by, double probability) {
        return new Outperforms(
                Trials.MEASURE, Trials.level("a", 1), Trials.level("a", 0), by, probability, Selection.ALL);
    }

    private static Trials won(int wins, int of) {
        double[] values = new double[of];
        Arrays.fill(values, -0.1);
        Arrays.fill(values, 0, wins, 0.1);
        return new Trials().with("a", 1, values).with("a", 0, new double[of]);
    }

    @Test
    void twelve_of_twelve_are_more_than_three_quarters_and_eleven_are_not() {
        assertThat(won(12, 12).verdict(outperforms(Margin.none(), 0.75)).decision())
                .isEqualTo(Decision.SUPPORTED);
        assertThat(won(11, 11).verdict(outperforms(Margin.none(), 0.75)).decision())
                .isEqualTo(Decision.UNDETERMINED);
    }

    @Test
    void a_third_of_the_seeds_refutes_three_quarters() {
        assertThat(won(4, 12).verdict(outperforms(Margin.none(), 0.75)).decision())
                .isEqualTo(Decision.REFUTED);
    }

    /** Of SciPy's {@code binomtest(8, 10).proportion_ci(method='exact')}. */
    @Test
    void its_interval_is_clopper_and_pearsons() {
        Comparison share = won(8, 10).verdict(outperforms(Margin.none(), 0.5)).deciding();

        assertThat(share.kind()).isEqualTo(Contrast.Kind.PROBABILITY);
        assertThat(share.estimate()).isCloseTo(0.8, within(1e-12));
        assertThat(share.interval().low()).isCloseTo(0.4439045376923585, within(1e-9));
        assertThat(share.interval().high()).isCloseTo(0.9747892736731665, within(1e-9));
    }

    /** Of SciPy's {@code binomtest(10, 20)} and {@code binomtest(0, 10).proportion_ci(method='exact')}. */
    @Test
    void equal_values_are_not_better_in_the_share_that_is_reported_and_tested() {
        double[] tied = new double[10];
        double[] half = new double[20];
        Arrays.fill(half, 0, 10, 0.1);

        Comparison none = new Trials()
                .with("a", 1, tied)
                .with("a", 0, tied)
                .verdict(outperforms(Margin.none(), 0.5))
                .deciding();
        Comparison paired = new Trials()
                .with("a", 1, half)
                .with("a", 0, new double[20])
                .verdict(outperforms(Margin.none(), 0.5))
                .deciding();

        assertThat(none.estimate()).isZero();
        assertThat(none.interval().low()).isZero();
        assertThat(none.interval().high()).isCloseTo(0.30849710781876083, within(1e-9));
        assertThat(paired.estimate()).isEqualTo(0.5);
        assertThat(paired.interval().low()).isCloseTo(0.27195784, within(1e-7));
        assertThat(paired.interval().high()).isCloseTo(0.72804216, within(1e-7));
    }

    /** Whatever is tied, with a margin or none, in pairs or in groups. */
    @Test
    void a_share_lies_in_its_own_interval() {
        for (int study = 0; study < 40; study++) {
            SplittableRandom random = new SplittableRandom(study);
            Trials trials = new Trials();
            String other = study % 2 == 0 ? "" : "other ";
            for (int seed = 0; seed < 6 + study % 5; seed++) {
                trials.add(Map.of("a", 1), "seed " + seed, 0.5 + random.nextInt(3) / 10.0);
                trials.add(Map.of("a", 0), other + "seed " + seed, 0.5 + random.nextInt(3) / 10.0);
            }
            for (Margin by : new Margin[] {Margin.none(), new Margin.Absolute(0.1), new Margin.Relative(0.1)}) {
                Comparison share = trials.verdict(outperforms(by, 0.5)).deciding();
                assertThat(share.interval().contains(share.estimate()))
                        .as("%s of %s", by, share)
                        .isTrue();
            }
        }
    }

    @Test
    void a_margin_has_to_be_exceeded() {
        assertThat(won(8, 8)
                        .verdict(outperforms(new Margin.Absolute(0.05), 0.5))
                        .decision())
                .isEqualTo(Decision.SUPPORTED);
        assertThat(won(8, 8).verdict(outperforms(new Margin.Absolute(0.1), 0.5)).decision())
                .isEqualTo(Decision.REFUTED);
    }

    @Test
    void too_few_seeds_are_told_how_many_it_takes() {
        Verdict verdict = won(5, 5).verdict(outperforms(Margin.none(), 0.75));

        assertThat(String.join(" ", verdict.conclusion())).contains("; 12 can be enough.");
    }

    @Test
    void certainty_cannot_be_exceeded() {
        assertThatThrownBy(() -> outperforms(Margin.none(), 1))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("above 0 and below 1");
    }

    @Test
    void what_is_a_little_worse_is_not_inferior() {
        Trials trials = new Trials()
                .with("a", 1, 0.90, 0.91, 0.89, 0.90, 0.92, 0.91)
                .with("a", 0, 0.91, 0.91, 0.90, 0.92, 0.92, 0.92);

        assertThat(trials.verdict(notWorse(0.05)).decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(trials.verdict(notWorse(0.001)).decision()).isNotEqualTo(Decision.SUPPORTED);
    }

    @Test
    void what_is_better_is_not_inferior_either() {
        Trials trials = new Trials()
                .with("a", 1, 0.99, 0.98, 0.99, 0.97, 0.99, 0.98)
                .with("a", 0, 0.91, 0.91, 0.90, 0.92, 0.92, 0.92);

        assertThat(trials.verdict(notWorse(0.01)).decision()).isEqualTo(Decision.SUPPORTED);
    }

    private static NonInferior notWorse(double margin) {
        return new NonInferior(
                Trials.MEASURE, Trials.level("a", 1), Trials.level("a", 0), new Margin.Absolute(margin), Selection.ALL);
    }
}
