// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import static dev.ceteris.base.Require.require;

/**
 * The median stopping rule: a trial ends when its best value so far is worse than the median of the running averages
 * that complete trials had at the same epoch (Golovin et al. 2017, "Google Vizier", section 3.2.2). Complete trials are
 * those of earlier generations with the same seed and fold that were trained to their end.
 *
 * @param warmup epochs that every trial gets, at least 1: the rule is first asked after so many
 */
public record MedianPruning(int warmup) {
    public MedianPruning {
        require(warmup >= 1, "warmup", warmup, "at least 1");
    }
}
