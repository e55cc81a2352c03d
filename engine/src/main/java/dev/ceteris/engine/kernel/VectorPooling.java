// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.LANES;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.IS_NAN;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** {@link ScalarPooling}, a vector at a time. */
final class VectorPooling implements PoolingKernel {
    @Override
    public void larger(float[] values, int from, float[] best, float[] choices, int at, int length, float number) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector value = FloatVector.fromArray(FLOATS, values, from + i);
            FloatVector before = FloatVector.fromArray(FLOATS, best, at + i);
            VectorMask<Float> larger = value.compare(GT, before).or(value.test(IS_NAN));
            before.blend(value, larger).intoArray(best, at + i);
            FloatVector.fromArray(FLOATS, choices, at + i).blend(number, larger).intoArray(choices, at + i);
        }
    }

    @Override
    public void take(float[] from, int fromAt, float[] choices, float[] to, int at, int length, float number) {
        for (int i = 0; i < length; i += LANES) {
            VectorMask<Float> chosen =
                    FloatVector.fromArray(FLOATS, choices, at + i).compare(EQ, number);
            FloatVector.fromArray(FLOATS, to, at + i)
                    .blend(FloatVector.fromArray(FLOATS, from, fromAt + i), chosen)
                    .intoArray(to, at + i);
        }
    }

    @Override
    public void spread(float[] from, float[] choices, int at, float[] to, int toAt, int length, float number) {
        FloatVector zero = FloatVector.zero(FLOATS);
        for (int i = 0; i < length; i += LANES) {
            VectorMask<Float> chosen =
                    FloatVector.fromArray(FLOATS, choices, at + i).compare(EQ, number);
            zero.blend(FloatVector.fromArray(FLOATS, from, at + i), chosen).intoArray(to, toAt + i);
        }
    }
}
