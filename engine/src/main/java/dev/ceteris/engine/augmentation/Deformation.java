// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.augmentation;

import dev.ceteris.engine.sample.ImageShape;

/** Deforms images as {@link Deform} says, in float32; every operation is rounded once, in the order written. */
final class Deformation implements ImageChange {
    /** RandomWords of the affine map: two shifts, an angle, two scales, a slant. */
    private static final int AFFINE = 6;

    private final Deform bounds;
    private final ImageShape shape;
    private final DisplacementField across;
    private final DisplacementField down;

    Deformation(Deform bounds, ImageShape shape) {
        this.bounds = bounds;
        this.shape = shape;
        across = new DisplacementField(shape, bounds.sigma());
        down = new DisplacementField(shape, bounds.sigma());
    }

    @Override
    public int words() {
        return AFFINE + (bounds.alpha() > 0 ? 2 * across.words() : 0);
    }

    @Override
    public void change(byte[] from, int at, RandomWords words, byte[] to) {
        Map map = draw(words);
        if (bounds.alpha() > 0) {
            across.draw(words, bounds.alpha());
            down.draw(words, bounds.alpha());
        }
        float middleX = (shape.width() - 1) / 2f;
        float middleY = (shape.height() - 1) / 2f;
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                float u = x - middleX;
                float v = y - middleY;
                float sourceX = Math.fma(map.xx, u, map.xy * v) + map.x + middleX + across.at(x, y);
                float sourceY = Math.fma(map.yx, u, map.yy * v) + map.y + middleY + down.at(x, y);
                read(from, at, sourceX, sourceY, to, (y * shape.width() + x) * shape.channels());
            }
        }
    }

    /** Where a pixel at (u, v) from the centre is read: at {@code (xx·u + xy·v + x, yx·u + yy·v + y)} from it. */
    private record Map(float xx, float xy, float yx, float yy, float x, float y) {}

    /** Rotation, after a slant along the rows, after the scaling of both axes; then the shift. */
    private Map draw(RandomWords words) {
        double x = bounds.shift() * words.symmetric();
        double y = bounds.shift() * words.symmetric();
        double angle = StrictMath.toRadians(bounds.rotation() * words.symmetric());
        double wide = 1 / (1 + bounds.scale() * words.symmetric());
        double high = 1 / (1 + bounds.scale() * words.symmetric());
        double slant = StrictMath.tan(StrictMath.toRadians(bounds.shear() * words.symmetric()));
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        return new Map(
                (float) (cos * wide),
                (float) ((cos * slant - sin) * high),
                (float) (sin * wide),
                (float) ((sin * slant + cos) * high),
                (float) x,
                (float) y);
    }

    /** Reads between pixels; what lies beyond the image is 0. */
    private void read(byte[] from, int at, float x, float y, byte[] to, int target) {
        int channels = shape.channels();
        // Further away than a pixel there is nothing; what is not a number would be there as well.
        if (!(x > -1 && y > -1 && x < shape.width() && y < shape.height())) {
            for (int c = 0; c < channels; c++) {
                to[target + c] = 0;
            }
            return;
        }
        int left = (int) (x + 1) - 1;
        int top = (int) (y + 1) - 1;
        float right = x - left;
        float below = y - top;
        for (int c = 0; c < channels; c++) {
            float upper = between(pixel(from, at, left, top, c), pixel(from, at, left + 1, top, c), right);
            float lower = between(pixel(from, at, left, top + 1, c), pixel(from, at, left + 1, top + 1, c), right);
            to[target + c] = (byte) (int) (between(upper, lower, below) + 0.5f);
        }
    }

    private static float between(float a, float b, float share) {
        return Math.fma(share, b - a, a);
    }

    private float pixel(byte[] from, int at, int x, int y, int channel) {
        if (x < 0 || y < 0 || x >= shape.width() || y >= shape.height()) {
            return 0;
        }
        return from[at + (y * shape.width() + x) * shape.channels() + channel] & 0xff;
    }
}
