// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.inspect;

import dev.ceteris.lab.trial.TrialRecord;
import java.util.List;

/**
 * What a trained network makes of a function of two inputs, on an even grid, beside the function itself.
 *
 * @param trial that trained it, done
 * @param learned the points that it learned from, each with its two inputs and its target
 * @param first the grid's places of the first input, rising
 * @param second those of the second input, rising
 * @param truth the function: a row for each place of the second input, with a number for each place of the first
 * @param answers the network, in the same order
 */
public record FittedFunction(
        TrialRecord trial,
        List<double[]> learned,
        double[] first,
        double[] second,
        List<double[]> truth,
        List<double[]> answers) {
    public FittedFunction {
        learned = List.copyOf(learned);
        truth = List.copyOf(truth);
        answers = List.copyOf(answers);
    }
}
