// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.kernel.Shape.GROUP;
import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.LANES;
import static dev.ceteris.engine.math.VectorWidth.floats;

import dev.ceteris.engine.math.Span;
import jdk.incubator.vector.FloatVector;

/** {@link ScalarNormalization} with a vector of samples at a time. */
final class VectorNormalization implements NormalizationKernel {
    @Override
    public void samples(Terms terms, UnitScaling scaling, float epsilon, Span blocks) {
        for (int block = blocks.from(); block < blocks.to(); block++) {
            for (int lane = 0; lane < GROUP; lane += LANES) {
                samples(terms, scaling, epsilon, terms.at(block, 0) + lane, block * GROUP + lane);
            }
        }
    }

    private static void samples(Terms terms, UnitScaling scaling, float epsilon, int first, int sample) {
        int units = terms.units();
        float[] values = terms.values();
        int end = first + units * GROUP;
        FloatVector sum = FloatVector.zero(FLOATS);
        for (int at = first; at < end; at += GROUP) {
            sum = sum.add(FloatVector.fromArray(FLOATS, values, at));
        }
        FloatVector mean = sum.div(units);
        FloatVector squares = FloatVector.zero(FLOATS);
        for (int at = first; at < end; at += GROUP) {
            FloatVector away = FloatVector.fromArray(FLOATS, values, at).sub(mean);
            squares = away.fma(away, squares);
        }
        FloatVector inverse = floats(1).div(squares.div(units).add(epsilon).sqrt());
        inverse.intoArray(terms.inverse(), sample);
        for (int unit = 0; unit < units; unit++) {
            int at = first + unit * GROUP;
            FloatVector normalized =
                    FloatVector.fromArray(FLOATS, values, at).sub(mean).mul(inverse);
            normalized.intoArray(terms.normalized(), at);
            normalized
                    .fma(floats(scaling.factors()[unit]), floats(scaling.offsets()[unit]))
                    .intoArray(values, at);
        }
    }

    @Override
    public void samplesBack(Terms terms, UnitScaling scaling, Span blocks) {
        for (int block = blocks.from(); block < blocks.to(); block++) {
            for (int lane = 0; lane < GROUP; lane += LANES) {
                samplesBack(terms, scaling, terms.at(block, 0) + lane, block * GROUP + lane);
            }
        }
    }

    private static void samplesBack(Terms terms, UnitScaling scaling, int first, int sample) {
        int units = terms.units();
        float[] values = terms.values();
        FloatVector sum = FloatVector.zero(FLOATS);
        FloatVector products = FloatVector.zero(FLOATS);
        for (int unit = 0; unit < units; unit++) {
            int at = first + unit * GROUP;
            FloatVector slope = FloatVector.fromArray(FLOATS, values, at).mul(scaling.factors()[unit]);
            sum = sum.add(slope);
            products = slope.fma(FloatVector.fromArray(FLOATS, terms.normalized(), at), products);
        }
        FloatVector mean = sum.div(units);
        FloatVector product = products.div(units);
        FloatVector inverse = FloatVector.fromArray(FLOATS, terms.inverse(), sample);
        for (int unit = 0; unit < units; unit++) {
            int at = first + unit * GROUP;
            FloatVector slope = FloatVector.fromArray(FLOATS, values, at).mul(scaling.factors()[unit]);
            FloatVector.fromArray(FLOATS, terms.normalized(), at)
                    .neg()
                    .fma(product, slope.sub(mean))
                    .mul(inverse)
                    .intoArray(values, at);
        }
    }

    @Override
    public void sums(Terms layout, float[] values, float[] factors, Batch batch, Span units, float[] sums) {
        int whole = batch.samples() / GROUP;
        int rest = batch.samples() % GROUP;
        float[] lanes = new float[GROUP];
        for (int unit = units.from(); unit < units.to(); unit++) {
            for (int lane = 0; lane < GROUP; lane += LANES) {
                FloatVector sum = FloatVector.zero(FLOATS);
                for (int block = 0; block < whole; block++) {
                    int at = layout.at(block, unit) + lane;
                    sum = FloatVector.fromArray(FLOATS, values, at)
                            .fma(FloatVector.fromArray(FLOATS, factors, at), sum);
                }
                sum.intoArray(lanes, lane);
            }
            int last = layout.at(whole, unit);
            for (int lane = 0; lane < rest; lane++) {
                lanes[lane] = Math.fma(values[last + lane], factors[last + lane], lanes[lane]);
            }
            sums[unit] = ScalarNormalization.total(lanes);
        }
    }

    @Override
    public void squares(Terms layout, float[] values, float[] means, Batch batch, Span units, float[] sums) {
        int whole = batch.samples() / GROUP;
        int rest = batch.samples() % GROUP;
        float[] lanes = new float[GROUP];
        for (int unit = units.from(); unit < units.to(); unit++) {
            float mean = means[unit];
            for (int lane = 0; lane < GROUP; lane += LANES) {
                FloatVector sum = FloatVector.zero(FLOATS);
                for (int block = 0; block < whole; block++) {
                    FloatVector away = FloatVector.fromArray(FLOATS, values, layout.at(block, unit) + lane)
                            .sub(mean);
                    sum = away.fma(away, sum);
                }
                sum.intoArray(lanes, lane);
            }
            int last = layout.at(whole, unit);
            for (int lane = 0; lane < rest; lane++) {
                float away = values[last + lane] - mean;
                lanes[lane] = Math.fma(away, away, lanes[lane]);
            }
            sums[unit] = ScalarNormalization.total(lanes);
        }
    }

    @Override
    public void units(Terms terms, UnitScaling scaling, float[] means, Span blocks) {
        float[] values = terms.values();
        for (int block = blocks.from(); block < blocks.to(); block++) {
            for (int unit = 0; unit < terms.units(); unit++) {
                int first = terms.at(block, unit);
                for (int at = first; at < first + GROUP; at += LANES) {
                    FloatVector normalized = FloatVector.fromArray(FLOATS, values, at)
                            .sub(means[unit])
                            .mul(terms.inverse()[unit]);
                    normalized.intoArray(terms.normalized(), at);
                    normalized
                            .fma(floats(scaling.factors()[unit]), floats(scaling.offsets()[unit]))
                            .intoArray(values, at);
                }
            }
        }
    }

    @Override
    public void unitsBack(Terms terms, UnitScaling scaling, float[] deltas, float[] products, Span blocks) {
        float[] values = terms.values();
        for (int block = blocks.from(); block < blocks.to(); block++) {
            for (int unit = 0; unit < terms.units(); unit++) {
                float factor = scaling.factors()[unit] * terms.inverse()[unit];
                int first = terms.at(block, unit);
                for (int at = first; at < first + GROUP; at += LANES) {
                    FloatVector.fromArray(FLOATS, terms.normalized(), at)
                            .neg()
                            .fma(
                                    floats(products[unit]),
                                    FloatVector.fromArray(FLOATS, values, at).sub(deltas[unit]))
                            .mul(factor)
                            .intoArray(values, at);
                }
            }
        }
    }
}
