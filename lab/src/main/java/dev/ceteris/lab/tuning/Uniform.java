// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Points drawn independently and uniformly, each axis on its scale (Bergstra and Bengio 2012, "Random search for
 * hyper-parameter optimization").
 */
public record Uniform() implements Sampler {
    @Override
    public Stream<List<Object>> points(List<SearchDimension> axes, RandomGenerator random) {
        return Stream.generate(
                () -> axes.stream().map(axis -> axis.at(random.nextDouble())).toList());
    }
}
