// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.kernel.Shape.GROUP;

import dev.ceteris.engine.math.Span;

/** The specification of {@link NormalizationKernel}. */
final class ScalarNormalization implements NormalizationKernel {
    @Override
    public void samples(Terms terms, UnitScaling scaling, float epsilon, Span blocks) {
        int units = terms.units();
        float[] values = terms.values();
        for (int block = blocks.from(); block < blocks.to(); block++) {
            for (int lane = 0; lane < GROUP; lane++) {
                int first = terms.at(block, 0) + lane;
                int end = first + units * GROUP;
                float sum = 0;
                for (int at = first; at < end; at += GROUP) {
                    sum += values[at];
                }
                float mean = sum / units;
                float squares = 0;
                for (int at = first; at < end; at += GROUP) {
                    float away = values[at] - mean;
                    squares = Math.fma(away, away, squares);
                }
                float inverse = 1 / (float) Math.sqrt(squares / units + epsilon);
                terms.inverse()[block * GROUP + lane] = inverse;
                for (int unit = 0; unit < units; unit++) {
                    int at = first + unit * GROUP;
                    float normalized = (values[at] - mean) * inverse;
                    terms.normalized()[at] = normalized;
                    values[at] = Math.fma(scaling.factors()[unit], normalized, scaling.offsets()[unit]);
                }
            }
        }
    }

    @Override
    public void samplesBack(Terms terms, UnitScaling scaling, Span blocks) {
        int units = terms.units();
        float[] values = terms.values();
        float[] normalized = terms.normalized();
        for (int block = blocks.from(); block < blocks.to(); block++) {
            for (int lane = 0; lane < GROUP; lane++) {
                int first = terms.at(block, 0) + lane;
                float sum = 0;
                float products = 0;
                for (int unit = 0; unit < units; unit++) {
                    int at = first + unit * GROUP;
                    float slope = scaling.factors()[unit] * values[at];
                    sum += slope;
                    products = Math.fma(slope, normalized[at], products);
                }
                float mean = sum / units;
                float product = products / units;
                float inverse = terms.inverse()[block * GROUP + lane];
                for (int unit = 0; unit < units; unit++) {
                    int at = first + unit * GROUP;
                    float slope = scaling.factors()[unit] * values[at];
                    values[at] = Math.fma(-normalized[at], product, slope - mean) * inverse;
                }
            }
        }
    }

    @Override
    public void sums(Terms layout, float[] values, float[] factors, Batch batch, Span units, float[] sums) {
        for (int unit = units.from(); unit < units.to(); unit++) {
            float[] lanes = new float[GROUP];
            for (int sample = 0; sample < batch.samples(); sample++) {
                int at = layout.at(sample / GROUP, unit) + sample % GROUP;
                lanes[sample % GROUP] = Math.fma(values[at], factors[at], lanes[sample % GROUP]);
            }
            sums[unit] = total(lanes);
        }
    }

    @Override
    public void squares(Terms layout, float[] values, float[] means, Batch batch, Span units, float[] sums) {
        for (int unit = units.from(); unit < units.to(); unit++) {
            float[] lanes = new float[GROUP];
            for (int sample = 0; sample < batch.samples(); sample++) {
                float away = values[layout.at(sample / GROUP, unit) + sample % GROUP] - means[unit];
                lanes[sample % GROUP] = Math.fma(away, away, lanes[sample % GROUP]);
            }
            sums[unit] = total(lanes);
        }
    }

    static float total(float[] lanes) {
        float total = 0;
        for (float lane : lanes) {
            total += lane;
        }
        return total;
    }

    @Override
    public void units(Terms terms, UnitScaling scaling, float[] means, Span blocks) {
        float[] values = terms.values();
        for (int block = blocks.from(); block < blocks.to(); block++) {
            for (int unit = 0; unit < terms.units(); unit++) {
                int first = terms.at(block, unit);
                for (int at = first; at < first + GROUP; at++) {
                    float normalized = (values[at] - means[unit]) * terms.inverse()[unit];
                    terms.normalized()[at] = normalized;
                    values[at] = Math.fma(scaling.factors()[unit], normalized, scaling.offsets()[unit]);
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
                for (int at = first; at < first + GROUP; at++) {
                    float away = Math.fma(-terms.normalized()[at], products[unit], values[at] - deltas[unit]);
                    values[at] = away * factor;
                }
            }
        }
    }
}
