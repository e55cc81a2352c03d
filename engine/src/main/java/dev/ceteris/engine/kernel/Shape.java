// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.math.VectorWidth;

/**
 * The shape of a dense layer and where its numbers lie.
 *
 * <p>Everything is stored in groups of {@value #GROUP} floats: one cache line, and one vector of 512 bits, two of 256
 * or four of 128. Weights are <em>panels</em> of 16 units: weight (input i, unit j) at
 * {@code ((j / 16) · rows + i) · 16 + j % 16}. Activations and deltas are <em>blocks</em> of 16 samples: (sample s,
 * unit u) at {@code ((s / 16) · paddedUnits + u) · 16 + s % 16}. Padding is 0 and stays 0.
 *
 * @param inputs numbers that the layer is shown, at least 1
 * @param units numbers that it answers, at least 1
 */
public record Shape(int inputs, int units) {
    /** Floats of a group. */
    public static final int GROUP = VectorWidth.GROUP;

    public Shape {
        require(inputs >= 1, "inputs", inputs, "at least 1");
        require(units >= 1, "units", units, "at least 1");
    }

    /** Inputs, rounded up to whole groups: rows of a panel of weights. */
    public int rows() {
        return padded(inputs);
    }

    /** Units, rounded up to whole groups. */
    public int paddedUnits() {
        return padded(units);
    }

    /** Number of panels of 16 units. */
    public int panels() {
        return paddedUnits() / GROUP;
    }

    /** Floats of the weights with their padding. */
    public int weightsLength() {
        return Math.multiplyExact(rows(), paddedUnits());
    }

    /** Where the weight from {@code input} to {@code unit} lies. */
    public int weightAt(int input, int unit) {
        return (unit / GROUP * rows() + input) * GROUP + unit % GROUP;
    }

    /** The shape of the layer that goes the other way: how transposed weights lie. */
    Shape transposed() {
        return new Shape(units, inputs);
    }

    /** {@code count} rounded up to whole groups of 16. */
    public static int padded(int count) {
        return Math.addExact(count, GROUP - 1) / GROUP * GROUP;
    }

    /** Groups that hold {@code count} samples or units. */
    public static int groups(int count) {
        return padded(count) / GROUP;
    }
}
