// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.kernel.Shape.GROUP;

/** The specification of {@link Transposition}. */
final class ScalarTransposition implements Transposition {
    @Override
    public void square(float[] from, int fromAt, int stride, float[] to, int toAt) {
        for (int i = 0; i < GROUP; i++) {
            for (int j = 0; j < GROUP; j++) {
                to[toAt + j * GROUP + i] = from[fromAt + i * stride + j];
            }
        }
    }
}
