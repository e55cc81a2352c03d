// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import dev.ceteris.engine.math.Span;

/** The specification of {@link StepKernel}. */
final class ScalarSteps implements StepKernel {
    @Override
    public void mean(float[] gradient, float samples, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            gradient[i] /= samples;
        }
    }

    @Override
    public void scale(float[] gradient, float factor, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            gradient[i] *= factor;
        }
    }

    @Override
    public void clamp(float[] gradient, float limit, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            gradient[i] = Math.max(-limit, Math.min(limit, gradient[i]));
        }
    }

    @Override
    public void addSquare(float[] gradient, float[] weights, float lambda, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            gradient[i] = Math.fma(lambda, weights[i], gradient[i]);
        }
    }

    @Override
    public void addAbsolute(float[] gradient, float[] weights, float lambda, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            float slope = weights[i] == 0 ? 0f : Math.copySign(lambda, weights[i]);
            gradient[i] += slope;
        }
    }

    @Override
    public void decay(float[] weights, float share, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            weights[i] = Math.fma(-share, weights[i], weights[i]);
        }
    }

    @Override
    public void shrink(float[] weights, float threshold, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            float rest = Math.abs(weights[i]) - threshold;
            weights[i] = rest <= 0 ? 0f : Math.copySign(rest, weights[i]);
        }
    }

    @Override
    public void descend(float[] weights, float[] gradient, float rate, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            weights[i] = Math.fma(-rate, gradient[i], weights[i]);
        }
    }

    @Override
    public void accumulate(float[] m, float[] gradient, float beta, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            m[i] = Math.fma(beta, m[i], gradient[i]);
        }
    }

    @Override
    public void average(float[] m, float[] gradient, float beta, float rest, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            m[i] = Math.fma(rest, gradient[i], beta * m[i]);
        }
    }

    @Override
    public void averageSquares(float[] v, float[] gradient, float beta, float rest, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            float g = gradient[i];
            v[i] = Math.fma(rest * g, g, beta * v[i]);
        }
    }

    @Override
    public void descendByRoot(float[] weights, float[] m, float[] v, RootStep step, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            // The root of a float in double precision, rounded to a float, is the correctly rounded root of the
            // vectors.
            float root = (float) Math.sqrt(v[i] / step.correction2());
            float direction = m[i] / step.correction1() / (root + step.epsilon());
            weights[i] = Math.fma(-step.rate(), direction, weights[i]);
        }
    }

    @Override
    public void nesterov(float[] weights, float[] gradient, float[] m, float beta, float rate, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            m[i] = Math.fma(beta, m[i], gradient[i]);
            weights[i] = Math.fma(-rate, Math.fma(beta, m[i], gradient[i]), weights[i]);
        }
    }
}
