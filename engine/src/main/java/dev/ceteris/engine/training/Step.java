// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static dev.ceteris.engine.Require.require;

/**
 * Stairs: after every few epochs the rate is multiplied by a factor.
 *
 * @param every epochs of a stair, at least 1
 * @param factor from one stair to the next, above 0 and at most 1
 */
public record Step(int every, double factor) implements Schedule {
    public Step {
        require(every >= 1, "every", every, "at least 1");
        require(factor > 0 && factor <= 1, "factor", factor, "above 0 and at most 1");
    }
}
