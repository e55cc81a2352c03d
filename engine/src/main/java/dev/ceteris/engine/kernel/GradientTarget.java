// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.kernel.Shape.GROUP;
import static dev.ceteris.engine.math.VectorWidth.FLOATS;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;

/**
 * Where the chains of a gradient start and end. They run in scratch memory, a column of them at a time: a vector's
 * lanes wide, one row for each input.
 *
 * @param fold what they start from, and what becomes of their sums
 * @param gradient what they start from and are kept in, if they are
 * @param weights what they change, if they are a step
 */
record GradientTarget(Fold fold, float[] gradient, float[] weights) {
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    /** The weights of a layer. */
    static GradientTarget weights(Layer layer, Fold fold) {
        return new GradientTarget(fold, layer.weightGradient(), layer.weights());
    }

    /** The biases of a layer. */
    static GradientTarget biases(Layer layer, Fold fold) {
        return new GradientTarget(fold, layer.biasGradient(), layer.biases());
    }

    /** Fills {@code rows} rows, a group apart here as there, with what the chains from {@code at} start from. */
    void start(int at, int rows, float[] chains, int first) {
        switch (fold.start()) {
            case ZERO -> {
                for (int row = 0; row < rows * GROUP; row += GROUP) {
                    FloatVector.zero(FLOATS).intoArray(chains, first + row);
                }
            }
            case GRADIENT -> {
                for (int row = 0; row < rows * GROUP; row += GROUP) {
                    FloatVector.fromArray(FLOATS, gradient, at + row).intoArray(chains, first + row);
                }
            }
        }
    }

    /** The same with rows that lie {@code stride} bytes apart in the scratch memory. */
    void start(int at, int rows, MemorySegment chains, long first, long stride) {
        switch (fold.start()) {
            case ZERO -> {
                for (int row = 0; row < rows; row++) {
                    FloatVector.zero(FLOATS).intoMemorySegment(chains, first + row * stride, ORDER);
                }
            }
            case GRADIENT -> {
                for (int row = 0; row < rows; row++) {
                    FloatVector.fromArray(FLOATS, gradient, at + row * GROUP)
                            .intoMemorySegment(chains, first + row * stride, ORDER);
                }
            }
        }
    }

    /** Ends what {@link #start(int, int, float[], int)} has started. */
    void end(int at, int rows, float[] chains, int first) {
        float step = -fold.step();
        switch (fold.end()) {
            case GRADIENT -> {
                for (int row = 0; row < rows * GROUP; row += GROUP) {
                    FloatVector.fromArray(FLOATS, chains, first + row).add(0f).intoArray(gradient, at + row);
                }
            }
            case STEP -> {
                for (int row = 0; row < rows * GROUP; row += GROUP) {
                    FloatVector.fromArray(FLOATS, chains, first + row)
                            .add(0f)
                            .fma(FloatVector.broadcast(FLOATS, step), FloatVector.fromArray(FLOATS, weights, at + row))
                            .intoArray(weights, at + row);
                }
            }
        }
    }

    /** Ends what {@link #start(int, int, MemorySegment, long, long)} has started. */
    void end(int at, int rows, MemorySegment chains, long first, long stride) {
        float step = -fold.step();
        switch (fold.end()) {
            case GRADIENT -> {
                for (int row = 0; row < rows; row++) {
                    FloatVector.fromMemorySegment(FLOATS, chains, first + row * stride, ORDER)
                            .add(0f)
                            .intoArray(gradient, at + row * GROUP);
                }
            }
            case STEP -> {
                for (int row = 0; row < rows; row++) {
                    FloatVector.fromMemorySegment(FLOATS, chains, first + row * stride, ORDER)
                            .add(0f)
                            .fma(
                                    FloatVector.broadcast(FLOATS, step),
                                    FloatVector.fromArray(FLOATS, weights, at + row * GROUP))
                            .intoArray(weights, at + row * GROUP);
                }
            }
        }
    }
}
