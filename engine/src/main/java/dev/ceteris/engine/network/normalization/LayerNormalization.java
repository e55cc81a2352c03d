// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.normalization;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.base.StudyWord;

/**
 * Layer normalization: each sample over the units of the layer (Ba, Kiros and Hinton 2016, arXiv:1607.06450). It does
 * the same when a network is evaluated as when it learns.
 *
 * @param epsilon what is added to a variance, 1e-30 to 1: less could be 0 in float32
 */
@StudyWord("layer")
@Meaning("each sample over the units of the layer (Ba et al. 2016), in evaluation as in learning")
public record LayerNormalization(
        @Meaning("what is added to a variance before its root is taken") @Default("1e-5")
        double epsilon) implements Normalization {
    public LayerNormalization {
        require(epsilon >= 1e-30 && epsilon <= 1, "epsilon", epsilon, "between 1e-30 and 1");
    }

    @Override
    public Over over() {
        return Over.UNITS;
    }
}
