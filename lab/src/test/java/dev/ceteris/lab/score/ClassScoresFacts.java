// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.engine.sample.Labels;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Facts about the scores of classifiers: what scikit-learn 1.9.1 computes from the same outputs, by SciPy's softmax.
 * The calibration error is Guo et al.'s formula in NumPy, with bins that include their upper end.
 */
class ClassScoresFacts {
    /** Twelve samples of three classes; two of them have equal largest outputs. */
    private static final double[][] THREE = {
        {2.0, 0.5, -1.0},
        {0.1, 0.2, 0.3},
        {1.5, 1.5, 0.0},
        {-0.5, 2.5, 0.25},
        {0.0, 1.0, 3.0},
        {0.75, -0.25, 0.5},
        {3.0, -2.0, 1.0},
        {0.5, 0.25, -0.75},
        {-1.0, 0.0, -0.5},
        {0.25, 0.25, 2.0},
        {1.0, 0.5, 0.0},
        {2.5, 2.0, -1.5}
    };

    private static final int[] OF_THREE = {0, 2, 1, 1, 2, 2, 0, 1, 1, 0, 0, 1};

    /** Eight samples of two classes; two of different classes have equal outputs, and so has one within itself. */
    private static final double[][] TWO = {
        {0.0, 1.0}, {1.0, 0.0}, {0.5, 0.5}, {2.0, -1.0}, {-0.5, 0.75}, {0.0, 1.0}, {1.0, 1.5}, {0.25, -0.25}
    };

    private static final int[] OF_TWO = {1, 0, 1, 0, 1, 0, 1, 1};

    private static Labels labels(int classes, int... labels) {
        return new Labels(labels, classes);
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static void hasScores(ClassScores scores, double... expected) {
        ClassScore[] all = ClassScore.values();
        for (int i = 0; i < all.length; i++) {
            assertThat(scores.of(all[i]).orElse(Double.NaN)).as(all[i].word()).isCloseTo(expected[i], within(1e-12));
        }
    }

    @Test
    void three_classes_with_ties() {
        hasScores(
                ClassScores.of(flat(THREE), labels(3, OF_THREE)),
                0.6055555555555555,
                0.6984126984126985,
                0.6055555555555555,
                0.4,
                0.5945165945165946,
                0.5833333333333334,
                0.9023919753086419,
                0.7393802581303293,
                0.3007839748582384);
    }

    @Test
    void two_classes_with_ties() {
        hasScores(
                ClassScores.of(flat(TWO), labels(2, OF_TWO)),
                0.6333333333333333,
                0.625,
                0.6333333333333333,
                0.6,
                0.6190476190476191,
                0.625,
                0.7666666666666667,
                0.5477003305492427,
                0.15102755128707496);
    }

    @Test
    void precision_and_recall_of_each_class() {
        ConfusionMatrix matrix = ConfusionMatrix.of(ClassAnswers.of(flat(THREE), labels(3, OF_THREE)));

        assertThat(matrix.counts()).isDeepEqualTo(new int[][] {{3, 0, 1}, {3, 2, 0}, {1, 0, 2}});
        assertThat(IntStream.range(0, 3).mapToDouble(matrix::precision))
                .containsExactly(0.42857142857142855, 1.0, 0.6666666666666666);
        assertThat(IntStream.range(0, 3).mapToDouble(matrix::recall)).containsExactly(0.75, 0.4, 0.6666666666666666);
        assertThat(IntStream.range(0, 3).mapToDouble(matrix::f1))
                .containsExactly(0.5454545454545454, 0.5714285714285714, 0.6666666666666666);
        assertThat(IntStream.range(0, 3).map(matrix::support)).containsExactly(4, 5, 3);
    }

    /** Two of four classes have no sample: where they are predicted all the same, they count in macro means. */
    @Test
    void a_class_without_samples_counts_where_it_is_predicted() {
        double[] predicted = flat(new double[][] {
            {2, 0, 1, -1}, {0, 2, 1, 0}, {0, 0, 3, 0}, {1, 0.5, 0, 0.25}, {0, 1, 0, 2}, {0.5, 1.5, 0.25, 0}
        });
        double[] never = flat(new double[][] {
            {2, 0, 1, -1}, {0, 2, 1, 0}, {0, 3, 0, 0}, {1, 0.5, 0, 0.25}, {0, 1, 0, 0.5}, {0.5, 1.5, 0.25, 0}
        });
        ConfusionMatrix one = ConfusionMatrix.of(ClassAnswers.of(predicted, labels(4, 0, 1, 0, 0, 1, 1)));
        ConfusionMatrix other = ConfusionMatrix.of(ClassAnswers.of(never, labels(4, 0, 1, 0, 0, 1, 1)));

        assertThat(new double[] {one.balancedAccuracy(), one.macroPrecision(), one.macroRecall(), one.macroF1()})
                .containsExactly(new double[] {0.6666666666666666, 0.5, 0.3333333333333333, 0.4}, within(1e-15));
        assertThat(new double[] {other.balancedAccuracy(), other.macroPrecision(), other.macroRecall(), other.macroF1()
                })
                .containsExactly(
                        new double[] {0.8333333333333333, 0.875, 0.8333333333333333, 0.8285714285714285},
                        within(1e-15));
        assertThat(one.lowestRecall()).isEqualTo(2.0 / 3);
    }

    /** By hand: of four pairs, two are in order by the first class, and four by the second. */
    @Test
    void the_area_of_a_class_without_samples_is_left_out() {
        double[] three = flat(new double[][] {{2, 0, 0}, {1, 0, 0}, {0.5, 1, 0}, {0, 1, 3}});

        ClassScores two = ClassScores.of(three, labels(3, 0, 1, 1, 0));

        assertThat(two.of(ClassScore.AUC)).hasValue((0.5 + 1) / 2);
    }

    @Test
    void samples_of_one_class_have_no_area_and_every_other_score() {
        ClassScores one = ClassScores.of(flat(TWO), labels(2, 1, 1, 1, 1, 1, 1, 1, 1));

        assertThat(one.values()).hasSize(ClassScore.values().length - 1).doesNotContainKey(ClassScore.AUC);
        assertThat(one.of(ClassScore.BALANCED_ACCURACY)).hasValue(0.5);
    }

    @Test
    void probabilities_that_underflow_have_a_finite_loss() {
        ClassAnswers answers = ClassAnswers.of(new double[] {1000, 0, 0, 1000}, labels(2, 1, 1));

        assertThat(answers.probability(0, 1)).isZero();
        assertThat(answers.losses()).containsExactly(1000, 0);
    }

    @Test
    void a_network_that_diverged_has_no_score_that_is_a_number() {
        ClassScores scores = ClassScores.of(new double[] {Double.NaN, 0, 1, 2}, labels(2, 0, 1));

        assertThat(scores.values())
                .hasSize(ClassScore.values().length)
                .allSatisfy((_, value) -> assertThat(value).isNaN());
    }

    @Test
    void bins_of_confidence_include_their_upper_end() {
        Calibration calibration = Calibration.of(ClassAnswers.of(
                new double[] {0, 0, 0, 0, 0, StrictMath.log(2), 0, 0, 0, 0, 1000, 0}, labels(3, 0, 2, 1, 1)));

        assertThat(calibration.bins()).hasSize(Calibration.BINS);
        assertThat(calibration.count()).isEqualTo(4);
        assertThat(calibration.bins().get(4).count()).isEqualTo(2);
        assertThat(calibration.bins().get(4).high()).isEqualTo(1.0 / 3);
        assertThat(calibration.bins().get(14).accuracy()).isEqualTo(1);
    }
}
