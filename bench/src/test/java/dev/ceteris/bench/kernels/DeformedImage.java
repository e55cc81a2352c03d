// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.bench.kernels;

import dev.ceteris.engine.augmentation.Deform;
import dev.ceteris.engine.augmentation.ImageChange;
import dev.ceteris.engine.augmentation.RandomWords;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.sample.ImageShape;
import java.util.Random;

/** An image of 28 × 28 pixels, a fifth of them ink, and what it becomes, another one with every call. */
final class DeformedImage {
    private static final int SIDE = 28;

    private final byte[] image = new byte[SIDE * SIDE];
    private final byte[] deformed = new byte[SIDE * SIDE];
    private final ImageChange change;
    private long drawn;

    /** @param way {@code affine}, or {@code elastic}: both */
    DeformedImage(String way) {
        Random random = new Random(1);
        for (int row = 6; row < 22; row++) {
            for (int column = 9; column < 19; column++) {
                image[row * SIDE + column] = (byte) (128 + random.nextInt(128));
            }
        }
        Deform deform = new Deform(1, 10, 0.12, 10, way.equals("elastic") ? 34 : 0, 5);
        change = deform.of(new ImageShape(SIDE, SIDE, 1), Kernels.fastest());
    }

    void deform() {
        drawn++;
        change.change(image, 0, new RandomWords(7, drawn * change.words()), deformed);
    }
}
