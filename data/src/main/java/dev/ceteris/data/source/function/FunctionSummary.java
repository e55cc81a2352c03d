// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.function;

import dev.ceteris.data.source.Dataset;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is to be known of a function before it is learned.
 *
 * @param inputs with their bounds, x1 first
 * @param noise standard deviation of the noise on the targets that are learned from; 0 for none
 * @param grid points of each input, every combination of which is a test sample
 * @param judged how often at most a trial is judged by the grid
 * @param onGrid values at the test samples
 * @param onDiagonal values at the samples of the diagonal; without samples when there is none
 */
public record FunctionSummary(
        String name, List<Input> inputs, double noise, int grid, int judged, Range onGrid, Range onDiagonal) {
    public FunctionSummary {
        inputs = List.copyOf(inputs);
    }

    /** One input and where it is looked at. */
    public record Input(String name, double from, double to) {}

    /**
     * Values at some samples; all numbers but the first are 0 where there are none.
     *
     * @param samples how many
     * @param deviation standard deviation, with the number of samples in the denominator: its square is the loss of
     *     a prediction of the mean everywhere
     */
    public record Range(int samples, double least, double greatest, double mean, double deviation) {
        private static Range of(Samples samples) {
            double[] values = ((Values) samples.targets()).values();
            double mean = Arrays.stream(values).sum() / values.length;
            double squares = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            return new Range(
                    values.length,
                    Arrays.stream(values).min().orElseThrow(),
                    Arrays.stream(values).max().orElseThrow(),
                    mean,
                    Math.sqrt(squares / values.length));
        }
    }

    /**
     * Looks at every test sample.
     *
     * @param dataset what {@code source} opens
     */
    public static FunctionSummary of(FunctionSource source, Dataset dataset) {
        List<Input> inputs = IntStream.range(0, source.from().size())
                .mapToObj(i -> new Input(
                        "x" + (i + 1), source.from().get(i), source.to().get(i)))
                .toList();
        return new FunctionSummary(
                source.name(),
                inputs,
                source.noise(),
                source.grid(),
                source.judged(),
                Range.of(dataset.test()),
                Optional.ofNullable(dataset.examination().probes().get(FunctionSource.DIAGONAL))
                        .map(Range::of)
                        .orElse(new Range(0, 0, 0, 0, 0)));
    }
}
