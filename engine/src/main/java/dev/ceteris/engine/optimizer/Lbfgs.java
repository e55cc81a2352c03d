// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.optimizer;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.base.Unit;

/**
 * Limited-memory BFGS with a line search for the strong Wolfe conditions (Liu and Nocedal 1989; Nocedal and Wright
 * 2006, algorithms 7.4, 7.5, 3.5 and 3.6), in float64. An epoch is one iteration, which evaluates all samples once or
 * more. The line search finds the length of each step, so the learning rate is not used.
 *
 * @param memory steps that it remembers, 1 to 1000; 3 to 20 are usual
 */
@Meaning("limited-memory BFGS with a line search for the strong Wolfe conditions (Liu and "
        + "Nocedal 1989; Nocedal and Wright 2006, algorithms 7.4, 7.5, 3.5 and 3.6), in "
        + "float64")
public record Lbfgs(
        @Meaning("steps that are remembered") @Unit("steps") @Default("10")
        int memory) implements SecondOrder {
    public Lbfgs {
        require(memory >= 1 && memory <= 1000, "memory", memory, "between 1 and 1000");
    }
}
