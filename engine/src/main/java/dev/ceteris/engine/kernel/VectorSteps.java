// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.LANES;

import dev.ceteris.engine.math.Span;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link ScalarSteps}, a vector at a time. */
final class VectorSteps implements StepKernel {
    @Override
    public void mean(float[] gradient, float samples, Span span) {
        FloatVector divisor = FloatVector.broadcast(FLOATS, samples);
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector.fromArray(FLOATS, gradient, i).div(divisor).intoArray(gradient, i);
        }
    }

    @Override
    public void scale(float[] gradient, float factor, Span span) {
        FloatVector factors = FloatVector.broadcast(FLOATS, factor);
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector.fromArray(FLOATS, gradient, i).mul(factors).intoArray(gradient, i);
        }
    }

    @Override
    public void clamp(float[] gradient, float limit, Span span) {
        FloatVector highest = FloatVector.broadcast(FLOATS, limit);
        FloatVector lowest = FloatVector.broadcast(FLOATS, -limit);
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector.fromArray(FLOATS, gradient, i).min(highest).max(lowest).intoArray(gradient, i);
        }
    }

    @Override
    public void addSquare(float[] gradient, float[] weights, float lambda, Span span) {
        FloatVector factor = FloatVector.broadcast(FLOATS, lambda);
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector w = FloatVector.fromArray(FLOATS, weights, i);
            factor.fma(w, FloatVector.fromArray(FLOATS, gradient, i)).intoArray(gradient, i);
        }
    }

    @Override
    public void addAbsolute(float[] gradient, float[] weights, float lambda, Span span) {
        FloatVector zero = FloatVector.zero(FLOATS);
        FloatVector up = FloatVector.broadcast(FLOATS, lambda);
        FloatVector down = FloatVector.broadcast(FLOATS, -lambda);
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector w = FloatVector.fromArray(FLOATS, weights, i);
            FloatVector slope =
                    zero.blend(up, w.compare(VectorOperators.GT, 0f)).blend(down, w.compare(VectorOperators.LT, 0f));
            FloatVector.fromArray(FLOATS, gradient, i).add(slope).intoArray(gradient, i);
        }
    }

    @Override
    public void decay(float[] weights, float share, Span span) {
        FloatVector factor = FloatVector.broadcast(FLOATS, -share);
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector w = FloatVector.fromArray(FLOATS, weights, i);
            factor.fma(w, w).intoArray(weights, i);
        }
    }

    @Override
    public void shrink(float[] weights, float threshold, Span span) {
        FloatVector zero = FloatVector.zero(FLOATS);
        FloatVector limit = FloatVector.broadcast(FLOATS, threshold);
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector w = FloatVector.fromArray(FLOATS, weights, i);
            FloatVector rest = w.abs().sub(limit);
            FloatVector shrunk = rest.blend(rest.neg(), w.compare(VectorOperators.LT, 0f));
            VectorMask<Float> gone = rest.compare(VectorOperators.LE, 0f);
            shrunk.blend(zero, gone).intoArray(weights, i);
        }
    }

    @Override
    public void descend(float[] weights, float[] gradient, float rate, Span span) {
        FloatVector back = FloatVector.broadcast(FLOATS, -rate);
        for (int i = span.from(); i < span.to(); i += LANES) {
            back.fma(FloatVector.fromArray(FLOATS, gradient, i), FloatVector.fromArray(FLOATS, weights, i))
                    .intoArray(weights, i);
        }
    }

    @Override
    public void accumulate(float[] m, float[] gradient, float beta, Span span) {
        FloatVector kept = FloatVector.broadcast(FLOATS, beta);
        for (int i = span.from(); i < span.to(); i += LANES) {
            kept.fma(FloatVector.fromArray(FLOATS, m, i), FloatVector.fromArray(FLOATS, gradient, i))
                    .intoArray(m, i);
        }
    }

    @Override
    public void average(float[] m, float[] gradient, float beta, float rest, Span span) {
        FloatVector kept = FloatVector.broadcast(FLOATS, beta);
        FloatVector added = FloatVector.broadcast(FLOATS, rest);
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector g = FloatVector.fromArray(FLOATS, gradient, i);
            added.fma(g, kept.mul(FloatVector.fromArray(FLOATS, m, i))).intoArray(m, i);
        }
    }

    @Override
    public void averageSquares(float[] v, float[] gradient, float beta, float rest, Span span) {
        FloatVector kept = FloatVector.broadcast(FLOATS, beta);
        FloatVector added = FloatVector.broadcast(FLOATS, rest);
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector g = FloatVector.fromArray(FLOATS, gradient, i);
            added.mul(g).fma(g, kept.mul(FloatVector.fromArray(FLOATS, v, i))).intoArray(v, i);
        }
    }

    @Override
    public void descendByRoot(float[] weights, float[] m, float[] v, RootStep step, Span span) {
        FloatVector correction1 = FloatVector.broadcast(FLOATS, step.correction1());
        FloatVector correction2 = FloatVector.broadcast(FLOATS, step.correction2());
        FloatVector epsilon = FloatVector.broadcast(FLOATS, step.epsilon());
        FloatVector back = FloatVector.broadcast(FLOATS, -step.rate());
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector root =
                    FloatVector.fromArray(FLOATS, v, i).div(correction2).sqrt();
            FloatVector direction =
                    FloatVector.fromArray(FLOATS, m, i).div(correction1).div(root.add(epsilon));
            back.fma(direction, FloatVector.fromArray(FLOATS, weights, i)).intoArray(weights, i);
        }
    }

    @Override
    public void momentum(float[] weights, float[] gradient, float[] m, float beta, float rate, Span span) {
        FloatVector kept = FloatVector.broadcast(FLOATS, beta);
        FloatVector back = FloatVector.broadcast(FLOATS, -rate);
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector velocity =
                    kept.fma(FloatVector.fromArray(FLOATS, m, i), FloatVector.fromArray(FLOATS, gradient, i));
            velocity.intoArray(m, i);
            back.fma(velocity, FloatVector.fromArray(FLOATS, weights, i)).intoArray(weights, i);
        }
    }

    @Override
    public void nesterov(float[] weights, float[] gradient, float[] m, float beta, float rate, Span span) {
        FloatVector kept = FloatVector.broadcast(FLOATS, beta);
        FloatVector back = FloatVector.broadcast(FLOATS, -rate);
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector g = FloatVector.fromArray(FLOATS, gradient, i);
            FloatVector velocity = kept.fma(FloatVector.fromArray(FLOATS, m, i), g);
            velocity.intoArray(m, i);
            back.fma(kept.fma(velocity, g), FloatVector.fromArray(FLOATS, weights, i))
                    .intoArray(weights, i);
        }
    }

    @Override
    public void adam(float[] weights, float[] gradient, float[] m, float[] v, AdamStep step, Span span) {
        FloatVector beta1 = FloatVector.broadcast(FLOATS, step.beta1());
        FloatVector rest1 = FloatVector.broadcast(FLOATS, step.rest1());
        FloatVector beta2 = FloatVector.broadcast(FLOATS, step.beta2());
        FloatVector rest2 = FloatVector.broadcast(FLOATS, step.rest2());
        FloatVector correction1 = FloatVector.broadcast(FLOATS, step.root().correction1());
        FloatVector correction2 = FloatVector.broadcast(FLOATS, step.root().correction2());
        FloatVector epsilon = FloatVector.broadcast(FLOATS, step.root().epsilon());
        FloatVector back = FloatVector.broadcast(FLOATS, -step.root().rate());
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector g = FloatVector.fromArray(FLOATS, gradient, i);
            FloatVector first = rest1.fma(g, beta1.mul(FloatVector.fromArray(FLOATS, m, i)));
            FloatVector second = rest2.mul(g).fma(g, beta2.mul(FloatVector.fromArray(FLOATS, v, i)));
            first.intoArray(m, i);
            second.intoArray(v, i);
            FloatVector root = second.div(correction2).sqrt();
            FloatVector direction = first.div(correction1).div(root.add(epsilon));
            back.fma(direction, FloatVector.fromArray(FLOATS, weights, i)).intoArray(weights, i);
        }
    }
}
