// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.augmentation;

import dev.ceteris.engine.sample.ImageShape;

/**
 * One coordinate of an elastic deformation: uniform numbers from −1 to 1, one per pixel, smoothed by a Gaussian along
 * both axes, with 0 beyond the image (Simard, Steinkraus and Platt 2003). The Gaussian ends at 3 σ, and sums to 1.
 */
final class DisplacementField {
    private static final int PIECES = 4;
    private static final int PIECE = 16;

    private final int height;
    private final int width;
    private final float[] gaussian;
    private final int radius;

    /** Rows with room for the Gaussian's radius on both sides, which stays 0. */
    private final float[] noise;

    /** Columns with room for the radius above and below. */
    private final float[] smoothed;

    private final float[] field;

    DisplacementField(ImageShape shape, double sigma) {
        height = shape.height();
        width = shape.width();
        radius = (int) Math.ceil(3 * sigma);
        gaussian = gaussian(sigma, radius);
        noise = new float[Math.multiplyExact(height, width + 2 * radius)];
        smoothed = new float[Math.multiplyExact(height + 2 * radius, width)];
        field = new float[height * width];
    }

    private static float[] gaussian(double sigma, int radius) {
        double[] bell = new double[2 * radius + 1];
        double sum = 0;
        for (int i = 0; i < bell.length; i++) {
            double x = (i - radius) / sigma;
            bell[i] = StrictMath.exp(-x * x / 2);
            sum += bell[i];
        }
        float[] gaussian = new float[bell.length];
        for (int i = 0; i < bell.length; i++) {
            gaussian[i] = (float) (bell[i] / sum);
        }
        return gaussian;
    }

    /** RandomWords of random bits that {@link #draw} uses up. */
    int words() {
        return height * Math.ceilDiv(width, PIECES);
    }

    /** Displacement at a pixel, in pixels; 0 before the first draw. */
    float at(int x, int y) {
        return field[y * width + x];
    }

    /**
     * Draws the field anew: 16 bits for each number, four numbers to a word.
     *
     * @param alpha by what the smoothed field is multiplied
     */
    void draw(RandomWords words, double alpha) {
        int stride = width + 2 * radius;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x += PIECES) {
                long word = words.next();
                for (int i = x; i < Math.min(x + PIECES, width); i++) {
                    noise[y * stride + radius + i] = (short) word * 0x1p-15f;
                    word >>>= PIECE;
                }
            }
        }
        for (int y = 0; y < height; y++) {
            smooth(noise, y * stride, 1, smoothed, (y + radius) * width);
        }
        for (int y = 0; y < height; y++) {
            smooth(smoothed, y * width, width, field, y * width);
            for (int x = y * width; x < (y + 1) * width; x++) {
                field[x] *= (float) alpha;
            }
        }
    }

    /** One row of sums, each over as many numbers as the Gaussian has, {@code step} apart. */
    private void smooth(float[] from, int first, int step, float[] to, int at) {
        for (int x = 0; x < width; x++) {
            to[at + x] = 0;
        }
        for (int i = 0; i < gaussian.length; i++) {
            float factor = gaussian[i];
            int begin = first + i * step;
            for (int x = 0; x < width; x++) {
                to[at + x] = Math.fma(factor, from[begin + x], to[at + x]);
            }
        }
    }
}
