// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.math;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Goes over floats by their bits, compares a function's vectors with its scalars lane by lane and both with the exact
 * value, and remembers the worst.
 */
final class Sweep {
    private final Subject subject;
    private final float[] arguments = new float[Subject.LENGTH];
    private final float[] found = new float[Subject.LENGTH];
    private int filled;
    private double worst;
    private float worstAt;

    Sweep(Subject subject) {
        this.subject = subject;
    }

    /** Every {@code stride}-th pattern of bits from {@code from} on, {@code to} excluded. */
    Sweep over(long from, long to, int stride) {
        for (long bits = from; bits < to; bits += stride) {
            meet(Float.intBitsToFloat((int) bits));
        }
        return this;
    }

    private void meet(float x) {
        arguments[filled++] = x;
        if (filled == arguments.length) {
            compare();
            filled = 0;
        }
    }

    private void compare() {
        subject.vector().apply(arguments, found);
        for (int lane = 0; lane < filled; lane++) {
            float x = arguments[lane];
            float y = subject.scalar().at(x);
            if (Float.floatToIntBits(found[lane]) != Float.floatToIntBits(y)) {
                assertThat(found[lane]).as("lane of %s(%s)", subject, x).isEqualTo(y);
            }
            judge(x, y);
        }
    }

    private void judge(float x, float y) {
        double exact = subject.exact().applyAsDouble(x);
        float rounded = (float) exact;
        if (!Float.isFinite(rounded)) {
            if (Float.compare(y, rounded) != 0) {
                assertThat(y).as("%s(%s)", subject, x).isEqualTo(rounded);
            }
            return;
        }
        if (y == rounded && worst >= 0.5 && subject.unit() == Subject.Unit.ULP) {
            return;
        }
        double error = Math.abs(y - exact) / subject.unit().of(exact);
        if (Double.isNaN(error)) {
            assertThat(y).as("%s(%s)", subject, x).isEqualTo(rounded);
        }
        if (error > worst) {
            worst = error;
            worstAt = x;
        }
    }

    /** Fails where the worst error is beyond the bound; an incomplete vector is filled with zeros first. */
    void isWithinBound() {
        while (filled > 0) {
            meet(0f);
        }
        assertThat(worst).as("error of %s(%s)", subject, worstAt).isLessThanOrEqualTo(subject.bound());
    }

    /** The worst error that was met, in the subject's unit. */
    double worst() {
        return worst;
    }

    @Override
    public String toString() {
        return subject + ": " + worst + " at " + worstAt;
    }
}
