// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import static dev.ceteris.base.Require.require;

/** How much a tuning run may cost. */
public sealed interface Budget {
    /** Training runs. */
    record Trials(int trials) implements Budget {
        public Trials {
            require(trials >= 1, "trials", trials, "at least 1");
        }
    }

    /** Epochs of all training runs together. */
    record Epochs(int epochs) implements Budget {
        public Epochs {
            require(epochs >= 1, "epochs", epochs, "at least 1");
        }
    }

    /**
     * Minutes of training, summed over all training runs. How many candidates that is depends on the machine, so the
     * outcome is not reproducible.
     */
    record Minutes(double minutes) implements Budget {
        public Minutes {
            require(minutes > 0 && Double.isFinite(minutes), "minutes", minutes, "a finite number above 0");
        }
    }

    /** Whatever the whole grid takes. */
    record WholeGrid() implements Budget {}
}
