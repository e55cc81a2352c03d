// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import static dev.ceteris.base.Require.require;

/**
 * One round of a tuning run.
 *
 * @param candidates how many take part, the best of the round before; at least 1
 * @param epochs how many each has been trained for when the round is over, those of earlier rounds included; at least 1
 */
public record Round(int candidates, int epochs) {
    public Round {
        require(candidates >= 1, "candidates", candidates, "at least 1");
        require(epochs >= 1, "epochs", epochs, "at least 1");
    }
}
