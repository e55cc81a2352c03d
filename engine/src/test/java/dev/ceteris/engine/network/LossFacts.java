// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.kernel.Batch;
import dev.ceteris.engine.kernel.CrossEntropyKernel;
import dev.ceteris.engine.kernel.ErrorKernel;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.math.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Facts: losses in float32 and in float64 against what NumPy 2.4.6 and SciPy 1.17.1 compute: {@code log_expit},
 * {@code expit}, {@code log_softmax} and {@code huber} of {@code scipy.special}.
 */
class LossFacts {
    private static final double[][] LOGITS = {
        {0.5, -1.25, 3.0}, {-40.0, 25.5, -0.125}, {100.0, -2.0, 7.5}, {-0.0009765625, 0.0, 0.0009765625}
    };
    private static final int[] LABELS = {2, 0, 1, 1};
    private static final double[][] PREDICTED = {{0.5, -1.0}, {3.25, 0.0}, {-2.0, 0.75}, {1.5, 1.5}};
    private static final double[][] TARGETS = {{0.25, 1.0}, {0.25, 0.0}, {2.0, 1.0}, {1.5, -3.0}};

    /**
     * What a loss should come to.
     *
     * @param losses one for each sample
     */
    record OfClasses(ClassLoss loss, double... losses) {}

    record OfNumbers(NumberLoss loss, double... losses) {}

    static List<OfClasses> classes() {
        return List.of(
                new OfClasses(
                        new SoftmaxCrossEntropy(), 0.09198578059196878, 65.50000000000743, 102.0, 1.0986126065595232),
                new OfClasses(
                        new BinaryCrossEntropy(),
                        1.2745934170992217,
                        66.1325990353256,
                        109.62748094251833,
                        2.0794417800984055));
    }

    static List<OfNumbers> numbers() {
        return List.of(
                new OfNumbers(new MeanSquaredError(), 2.03125, 4.5, 8.03125, 10.125),
                new OfNumbers(new MeanAbsoluteError(), 1.125, 1.5, 2.125, 2.25),
                new OfNumbers(new Huber(0.75), 0.625, 0.984375, 1.375, 1.546875),
                new OfNumbers(new Quantile(0.9), 0.9125, 0.15, 1.9125, 0.225));
    }

    @ParameterizedTest
    @MethodSource("classes")
    void losses_of_classes_are_those_of_scipy(OfClasses expected) {
        CrossEntropyKernel.Outcome outcome = new CrossEntropyKernel.Outcome(
                3, LABELS.clone(), new float[3 * Shape.GROUP * 16], new float[16], new float[16], new byte[16]);
        Kernels.scalar()
                .of(expected.loss().kernels())
                .judge(blocks(LOGITS, outcome.first(0)), outcome, new Batch(4, 16), new Span(0, 1));
        for (int i = 0; i < LOGITS.length; i++) {
            double loss = expected.losses()[i];
            double[] deltas = new double[3];
            assertThat(expected.loss().judge(LOGITS[i], 0, 3, LABELS[i], deltas))
                    .isCloseTo(loss, within(1e-14 * loss));
            assertThat((double) outcome.losses()[i]).isCloseTo(loss, within(2e-7 * Math.max(1, loss)));
            for (int j = 0; j < 3; j++) {
                float delta = outcome.deltas()[outcome.first(i) + j * Shape.GROUP];
                assertThat((double) delta).isCloseTo(deltas[j], within(1.5e-7));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void losses_of_numbers_are_those_of_scipy(OfNumbers expected) {
        ErrorKernel.Outcome outcome =
                new ErrorKernel.Outcome(2, blocks(TARGETS, 0), new float[16 * Shape.GROUP], new float[16]);
        Kernels.scalar().of(expected.loss().kernels()).judge(blocks(PREDICTED, 0), outcome, new Span(0, 1));
        for (int i = 0; i < PREDICTED.length; i++) {
            double sum = 0;
            for (int j = 0; j < 2; j++) {
                double error = PREDICTED[i][j] - TARGETS[i][j];
                sum = expected.loss().plus(error, sum);
                assertThat((double) outcome.deltas()[outcome.first(i) + j * Shape.GROUP])
                        .isCloseTo(expected.loss().slope(error) / 2, within(1e-7));
            }
            assertThat(sum / 2).isCloseTo(expected.losses()[i], within(1e-15));
            assertThat((double) outcome.losses()[i]).isCloseTo(expected.losses()[i], within(2e-7));
        }
    }

    private static float[] blocks(double[][] rows, int first) {
        float[] blocks = new float[16 * Shape.GROUP];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                blocks[first + i + j * Shape.GROUP] = (float) rows[i][j];
            }
        }
        return blocks;
    }

    /** {@code expit(z) / expit(z).sum(axis=1, keepdims=True)}, also of outputs whose sigmoids underflow. */
    @Test
    void probabilities_are_the_sigmoids_divided_by_their_sum() {
        double[] logits = new BinaryCrossEntropy().logits(new double[] {0.5, -1.25, 3.0, -1000, -1001, -1002});

        assertThat(softmax(logits, 0))
                .containsExactly(
                        new double[] {0.34624670323382245, 0.12387827607804368, 0.5298750206881339}, within(1e-15));
        assertThat(softmax(logits, 3)[0]).isCloseTo(1 / (1 + Math.exp(-1) + Math.exp(-2)), within(1e-12));
    }

    private static double[] softmax(double[] logits, int at) {
        double sum = Math.exp(logits[at]) + Math.exp(logits[at + 1]) + Math.exp(logits[at + 2]);
        if (sum == 0) {
            double largest = logits[at];
            return softmax(new double[] {0, logits[at + 1] - largest, logits[at + 2] - largest}, 0);
        }
        return new double[] {Math.exp(logits[at]) / sum, Math.exp(logits[at + 1]) / sum, Math.exp(logits[at + 2]) / sum
        };
    }

    /** float32 keeps the relative precision of a loss that is nearly 0, where {@code 1 + exp(−z)} is 1. */
    @Test
    void a_confident_answer_has_a_loss_above_0() {
        CrossEntropyKernel.Outcome outcome = new CrossEntropyKernel.Outcome(
                2, new int[16], new float[512], new float[16], new float[16], new byte[16]);
        float[] outputs = new float[512];
        outputs[0] = 20;
        outputs[Shape.GROUP] = -20;
        Kernels.fastest()
                .of(new BinaryCrossEntropy().kernels())
                .judge(outputs, outcome, new Batch(1, 16), new Span(0, 1));

        double exact = 2 * Math.log1p(Math.exp(-20));
        assertThat((double) outcome.losses()[0]).isCloseTo(exact, within(1e-6 * exact));
        assertThat(outcome.hits()[0]).isEqualTo((byte) 1);
    }

    @Test
    void what_is_out_of_range_is_refused() {
        assertThatThrownBy(() -> new Huber(0))
                .isInstanceOf(SpecException.class)
                .hasMessage("delta is 0.0, expected between 1e-6 and 1e6");
        assertThatThrownBy(() -> new Quantile(1)).hasMessage("level is 1.0, expected between 0.001 and 0.999");
        assertThatThrownBy(() -> new Quantile(Double.NaN)).hasMessageContaining("expected between");
    }
}
