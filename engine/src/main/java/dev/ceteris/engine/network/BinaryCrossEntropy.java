// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.LANES;
import static dev.ceteris.engine.math.VectorWidth.floats;

import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.Batch;
import dev.ceteris.engine.kernel.CrossEntropyKernel;
import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.kernel.Twins;
import dev.ceteris.engine.math.Exponential;
import dev.ceteris.engine.math.Exponential64;
import dev.ceteris.engine.math.Logarithm;
import dev.ceteris.engine.math.Logarithm64;
import dev.ceteris.engine.math.Logistic;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.activation.Operations;
import jdk.incubator.vector.FloatVector;

/**
 * Each class against all others: the sum over the outputs of the binary cross-entropies of σ(z), whose target is 1 for
 * the correct class and 0 for every other one, in nats; Bishop 2006, "Pattern Recognition and Machine Learning",
 * equation 4.90. Its gradient with respect to the outputs is {@code σ(z) − onehot(label)}.
 *
 * <p>{@code −log σ(z) = max(−z, 0) + log(1 + exp(−|z|))}, and {@code −log(1 − σ(z))} is that of −z: nothing overflows.
 * Probabilities are the σ(z) divided by their sum, as scikit-learn's {@code OneVsRestClassifier} has them; that is the
 * softmax of {@code log σ(z)}.
 */
@Meaning("of classes: each against all others, the sum over the outputs of −ln of the probability that a sigmoid gives"
        + " to what is correct")
public record BinaryCrossEntropy() implements ClassLoss {
    @Override
    public String words() {
        return "binary cross-entropy";
    }

    @Override
    public Twins<CrossEntropyKernel> kernels() {
        return new Twins<>(new Scalar(), new Vector());
    }

    @Override
    public double judge(double[] outputs, int at, int classes, int label, double[] deltas) {
        double sum = 0;
        for (int j = at; j < at + classes; j++) {
            boolean correct = j == at + label;
            double wrong = correct ? -outputs[j] : outputs[j];
            sum += softplus(wrong);
            deltas[j] = correct ? -Exponential64.sigmoid(wrong) : Exponential64.sigmoid(wrong);
        }
        return sum;
    }

    /** {@code log(1 + exp(z))}. */
    private static double softplus(double z) {
        return Math.max(z, 0) + Logarithm64.ofOnePlus(Exponential64.exp(-Math.abs(z)));
    }

    /** {@code log σ(z)}. */
    @Override
    public double[] logits(double[] outputs) {
        double[] logits = new double[outputs.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = -softplus(-outputs[i]);
        }
        return logits;
    }

    @Override
    public <T> T logits(T outputs, Operations<T> operations) {
        T left = operations.positive(operations.negative(outputs));
        T distance = operations.sum(operations.positive(outputs), left);
        T rest = operations.log(operations.sum(operations.constant(1), operations.exp(operations.negative(distance))));
        return operations.negative(operations.sum(left, rest));
    }

    /** {@code log(1 + e)} for 0 ≤ e ≤ 1; what {@code 1 + e} rounds away is put back to first order. */
    private static float logOfOneAnd(float e) {
        float sum = 1f + e;
        return Logarithm.log(sum) + (e - (sum - 1f)) / sum;
    }

    /** What depends on the label of one sample, in place of whose loss is {@code Σ log(1 + exp(−|z|))}. */
    private static void settle(float[] logits, CrossEntropyKernel.Outcome outcome, int sample) {
        int first = outcome.first(sample);
        int label = first + outcome.labels()[sample] * Shape.GROUP;
        boolean hit = true;
        float sum = outcome.losses()[sample];
        for (int at = first; at < first + outcome.classes() * Shape.GROUP; at += Shape.GROUP) {
            sum += Math.max(at == label ? -logits[at] : logits[at], 0f);
            hit &= at < label ? logits[label] > logits[at] : logits[label] >= logits[at];
        }
        outcome.deltas()[label] -= 1f;
        outcome.losses()[sample] = sum;
        outcome.hits()[sample] = (byte) (hit ? 1 : 0);
    }

    /** The specification. */
    private record Scalar() implements CrossEntropyKernel {
        @Override
        public void judge(float[] logits, Outcome outcome, Batch batch, Span blocks) {
            int samples = Math.min(blocks.to() * Shape.GROUP, batch.samples());
            for (int sample = blocks.from() * Shape.GROUP; sample < samples; sample++) {
                int first = outcome.first(sample);
                float sum = 0;
                for (int at = first; at < first + outcome.classes() * Shape.GROUP; at += Shape.GROUP) {
                    outcome.deltas()[at] = Logistic.sigmoid(logits[at]);
                    sum += logOfOneAnd(Exponential.exp(-Math.abs(logits[at])));
                }
                outcome.losses()[sample] = sum;
                settle(logits, outcome, sample);
            }
        }
    }

    /** {@link Scalar} with a vector of samples at a time. */
    private record Vector() implements CrossEntropyKernel {
        @Override
        public void judge(float[] logits, Outcome outcome, Batch batch, Span blocks) {
            for (int block = blocks.from(); block < blocks.to(); block++) {
                int first = outcome.first(block * Shape.GROUP);
                int length = outcome.classes() * Shape.GROUP;
                System.arraycopy(logits, first, outcome.deltas(), first, length);
                Logistic.sigmoid(outcome.deltas(), new Span(first, first + length));
                for (int lane = 0; lane < Shape.GROUP; lane += LANES) {
                    lanes(logits, outcome, batch, block * Shape.GROUP + lane);
                }
            }
        }

        private static void lanes(float[] logits, Outcome outcome, Batch batch, int sample) {
            int first = outcome.first(sample);
            FloatVector ones = floats(1f);
            FloatVector sums = FloatVector.zero(FLOATS);
            for (int at = first; at < first + outcome.classes() * Shape.GROUP; at += Shape.GROUP) {
                FloatVector e = Exponential.exp(
                        FloatVector.fromArray(FLOATS, logits, at).abs().neg());
                FloatVector sum = ones.add(e);
                FloatVector lost = e.sub(sum.sub(ones)).div(sum);
                sums = sums.add(Logarithm.log(sum).add(lost));
            }
            sums.intoArray(outcome.losses(), sample);
            int samples = Math.min(sample + LANES, batch.samples());
            for (int one = sample; one < samples; one++) {
                settle(logits, outcome, one);
            }
        }
    }
}
