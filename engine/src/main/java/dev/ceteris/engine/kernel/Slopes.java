// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.LANES;

import dev.ceteris.engine.math.Span;
import jdk.incubator.vector.FloatVector;

/** The way back through an activation that kept its slopes. */
final class Slopes {
    private Slopes() {}

    /** {@code δ ← δ·slope}, a vector at a time. */
    static void multiply(float[] slopes, float[] deltas, Span span) {
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector delta = FloatVector.fromArray(FLOATS, deltas, i);
            delta.mul(FloatVector.fromArray(FLOATS, slopes, i)).intoArray(deltas, i);
        }
    }
}
