// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.training.FixedNetwork;
import java.util.Arrays;

/**
 * The margin of each sample: the logit of its class less the largest of the others; at most 0 when it is misclassified.
 *
 * <p>Alone they say little, since doubling the last layer's weights doubles all of them. Divided by {@code R·‖X‖ / m}
 * they can be compared between networks (Bartlett, Foster and Telgarsky 2017, section 1, "normalized margins"): a
 * distribution further to the right goes with a smaller gap.
 *
 * @param values one per sample, in the order of the samples, in logits; owned by this record
 * @param length ‖X‖: root of the sum of squares of all features of all samples
 */
public record Margins(double[] values, double length) {
    public Margins {
        require(values.length >= 1, "margins", values.length, "at least one");
    }

    /**
     * The margins of samples.
     *
     * @throws dev.ceteris.base.SpecException when the samples' targets are numbers, or they do not fit the network
     */
    public static Margins of(FixedNetwork network, Samples samples, ThreadTeam team) {
        int classes = Classes.of(samples).classes();
        float[] logits = network.outputs(samples, team);
        double[] margins = new double[samples.count()];
        for (int i = 0; i < margins.length; i++) {
            int label = samples.labels().values()[i];
            double other = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < classes; j++) {
                if (j != label) {
                    other = Math.max(other, logits[i * classes + j]);
                }
            }
            margins[i] = logits[i * classes + label] - other;
        }
        return new Margins(margins, length(samples.features()));
    }

    private static double length(Features features) {
        double squares = 0;
        for (int sample = 0; sample < features.count(); sample++) {
            for (int feature = 0; feature < features.width(); feature++) {
                double value = features.value(sample, feature);
                squares = Math.fma(value, value, squares);
            }
        }
        return Math.sqrt(squares);
    }

    /** The margins divided by {@code R·‖X‖ / m}, in the order of the samples. */
    public double[] normalized(SpectralComplexity complexity) {
        double unit = unit(complexity);
        return Arrays.stream(values).map(margin -> margin / unit).toArray();
    }

    /** R·‖X‖ / m. */
    private double unit(SpectralComplexity complexity) {
        return complexity.value() * length / values.length;
    }

    /**
     * The margin that a share of the samples is below: interpolated between neighbours as by NumPy's {@code quantile}.
     */
    public double quantile(double share) {
        require(share >= 0 && share <= 1, "share", share, "between 0 and 1");
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** Share of samples with a margin of at most {@code gamma}: the training error when it is 0, up to ties. */
    public double shareUpTo(double gamma) {
        return (double) Arrays.stream(values).filter(margin -> margin <= gamma).count() / values.length;
    }

    /**
     * The complexity term of the margin bound at margin γ: {@code ‖X‖·R / (γ·m)}; Bartlett, Foster and Telgarsky 2017,
     * theorem 1.1, without its logarithms and constants. The theorem adds it to {@link #shareUpTo} of γ. With its
     * constants it is far above 1 for any network that is used, so it bounds nothing; what it can do is rank.
     *
     * @param gamma above 0; infinite is returned for a margin that is not, since no such bound exists
     */
    public double boundTerm(SpectralComplexity complexity, double gamma) {
        return gamma > 0 ? unit(complexity) / gamma : Double.POSITIVE_INFINITY;
    }
}
