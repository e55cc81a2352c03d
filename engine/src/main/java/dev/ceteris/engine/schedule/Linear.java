// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.schedule;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.base.Unit;

/**
 * The learning rate grows in proportion to the samples of an update, so that one update goes about as far as the
 * several smaller ones that it replaces, as long as the gradient changes little between those (Goyal et al. 2017,
 * arXiv:1706.02677, section 2.1).
 *
 * @param base samples of an update for which the learning rate is the stated one, at least 1
 */
@Meaning("times B/base, so that one update goes about as far as the smaller ones it "
        + "replaces (Goyal et al. 2017, section 2.1)")
public record Linear(
        @Meaning("samples of an update for which the learning rate is the stated one") @Unit("samples") @Default("128")
        int base)
        implements RateScaling {
    public Linear {
        RateScaling.requireBase(base);
    }

    @Override
    public double factor(int samples) {
        return (double) samples / base;
    }
}
