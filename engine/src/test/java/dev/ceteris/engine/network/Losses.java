// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import java.util.List;
import java.util.stream.Stream;

/** Every loss there is, and what losses of numbers are in plain mathematics, for tests to check the kernels against. */
public final class Losses {
    public static final List<ClassLoss> OF_CLASSES = List.of(new SoftmaxCrossEntropy(), new BinaryCrossEntropy());

    public static final List<NumberLoss> OF_NUMBERS = List.of(
            new MeanSquaredError(), new MeanAbsoluteError(), new Huber(0.75), new Quantile(0.9), new Quantile(0.25));

    private Losses() {}

    /** Those for classes, or for numbers. */
    public static Stream<? extends Loss> of(boolean classes) {
        return classes ? OF_CLASSES.stream() : OF_NUMBERS.stream();
    }

    /** The loss of an error, by the formulas of the papers. */
    public static double value(NumberLoss loss, double error) {
        return switch (loss) {
            case MeanSquaredError _ -> error * error;
            case MeanAbsoluteError _ -> Math.abs(error);
            case Huber(double delta) ->
                Math.abs(error) <= delta ? error * error / 2 : delta * Math.abs(error) - delta * delta / 2;
            case Quantile(double level) -> Math.max(-level * error, (1 - level) * error);
        };
    }
}
