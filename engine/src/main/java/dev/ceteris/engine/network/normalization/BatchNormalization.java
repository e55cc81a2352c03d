// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.normalization;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.base.StudyWord;

/**
 * Batch normalization: each unit over the samples of an update (Ioffe and Szegedy 2015, arXiv:1502.03167, algorithm 1).
 * Evaluation takes running means of mean and variance instead, which follow
 * {@code running ← (1 − momentum)·running + momentum·batch}; that variance is the unbiased one. Both as PyTorch does.
 *
 * @param momentum share of a batch in the running mean, above 0 and at most 1
 * @param epsilon what is added to a variance, 1e-30 to 1: less could be 0 in float32
 */
@StudyWord("batch")
@Meaning("each unit over the samples of an update (Ioffe and Szegedy 2015); evaluation uses running means")
public record BatchNormalization(
        @Meaning("share of a batch in the running means of mean and variance") @Default("0.1")
        double momentum,

        @Meaning("what is added to a variance before its root is taken") @Default("1e-5")
        double epsilon)
        implements Normalization {
    public BatchNormalization {
        require(momentum > 0 && momentum <= 1, "momentum", momentum, "above 0 and at most 1");
        require(epsilon >= 1e-30 && epsilon <= 1, "epsilon", epsilon, "between 1e-30 and 1");
    }

    @Override
    public Over over() {
        return Over.BATCH;
    }
}
