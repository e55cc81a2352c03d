// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.distillation;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.base.Unit;

/**
 * An ensemble of networks that are trained first, each in the same way and from initial weights and orders of its own;
 * then the network itself learns from the targets and from the mean of their answers to what it is shown (Hinton,
 * Vinyals and Dean 2015, arXiv:1503.02531).
 *
 * <p>Of classes, with the temperature T, the weight w, the probabilities p as the mean of the teachers' softmax(z/T)
 * and q as the network's softmax(z/T), a sample's loss is {@code (1 − w) · loss + w · T² · (−Σ p · ln q)}. Of numbers
 * it is {@code (1 − w) · loss of the target + w · loss of the teachers' mean answer}.
 *
 * @param count of them, 1 to 1000
 * @param weight w: how much of the loss is about their answers, above 0 and at most 1
 * @param temperature T: what logits are divided by, 0.01 to 1000; without a meaning where numbers are learned
 * @param width units of each of their hidden layers, 1 to 65536; 0 for those of the network itself
 */
@Meaning("the mean answer of teachers as well: networks that are trained first, each in the same way from initial"
        + " weights and orders of its own (Hinton, Vinyals and Dean 2015)")
public record Teachers(
        @Meaning("how many teachers") @Default("5") int count,

        @Meaning("how much of the loss is about their answers; the rest is about the targets") @Default("0.9")
        double weight,

        @Meaning("what logits are divided by, theirs and those of the network that learns from them; without effect"
                + " where numbers are learned")
        @Default("2")
        double temperature,

        @Meaning("units of each of their hidden layers; 0: as many as the network that learns from them has")
        @Unit("units")
        @Default("0")
        int width)
        implements Distillation {
    /** As wide as the largest layer that a study can have. */
    private static final int WIDEST = 65536;

    public Teachers {
        require(count >= 1 && count <= 1000, "count", count, "between 1 and 1000");
        require(weight > 0 && weight <= 1, "weight", weight, "above 0 and at most 1");
        require(temperature >= 0.01 && temperature <= 1000, "temperature", temperature, "between 0.01 and 1000");
        require(width >= 0 && width <= WIDEST, "width", width, "between 0 and " + WIDEST);
    }
}
