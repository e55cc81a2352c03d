// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.image;

import dev.ceteris.data.source.PixelInputs;
import dev.ceteris.engine.sample.Features;

/**
 * How the images look that a network has learned, so that other images can be made to look like them.
 *
 * @param background what their borders have in common
 * @param box pixels of the longer side of the figure where every image shows one figure with its centre of mass in the
 *     middle, as in MNIST; 0 where they do not
 */
public record PictureStyle(Background background, int box) {
    /** Of images that have nothing in common, or of no images. */
    public static final PictureStyle NONE = new PictureStyle(Background.MIXED, 0);

    /** Images that are looked at: enough to know, and done at once. */
    private static final int LOOKED_AT = 1000;

    /** The share of images that have a figure in the middle, or one of a certain size. */
    private static final double NEARLY_ALL = 0.95;

    /** The share of images with such a border: of the others, one in a hundred would be inverted. */
    private static final double ALL_BUT_A_FEW = 0.99;

    /** Borders below it are dark; above 255 less it they are light. */
    private static final int DARK_BELOW = 64;

    /** Pixels of the centre of mass beside the middle: it is moved by whole pixels. */
    static final double BESIDE = 1.5;

    /** What the borders of images have in common. */
    public enum Background {
        /** Nearly all of them are dark. */
        DARK,
        /** Nearly all of them are light. */
        LIGHT,
        /** Neither. */
        MIXED
    }

    /**
     * Looks at the first images of a training set.
     *
     * @param training pixels as a network is shown them
     * @param inputs how they became that
     */
    public static PictureStyle of(Features training, PixelInputs inputs) {
        if (inputs.channels() != 1) {
            return NONE;
        }
        int count = Math.min(LOOKED_AT, training.count());
        int dark = 0;
        int light = 0;
        int centred = 0;
        int[] longest = new int[Math.max(inputs.columns(), inputs.rows()) + 1];
        for (int i = 0; i < count; i++) {
            Picture picture = picture(training, i, inputs);
            double border = Figure.border(picture);
            dark += border < DARK_BELOW ? 1 : 0;
            light += border > 255 - DARK_BELOW ? 1 : 0;
            Figure figure = Figure.of(border > 127 ? Figure.inverted(picture) : picture);
            longest[figure.longerSide()]++;
            centred += figure.isCentred(BESIDE) ? 1 : 0;
        }
        boolean uniform = dark >= ALL_BUT_A_FEW * count || light >= ALL_BUT_A_FEW * count;
        Background background = !uniform ? Background.MIXED : dark > light ? Background.DARK : Background.LIGHT;
        int box = uniform && centred >= NEARLY_ALL * count ? commonSide(longest, count) : 0;
        return new PictureStyle(background, box);
    }

    private static Picture picture(Features training, int sample, PixelInputs inputs) {
        byte[] bytes = new byte[inputs.width()];
        for (int pixel = 0; pixel < bytes.length; pixel++) {
            double product = inputs.scale().unscaled(pixel, training.value(sample, pixel));
            bytes[pixel] = (byte) Math.clamp(Math.round(product / inputs.factor()), 0, 255);
        }
        return new Picture(inputs.columns(), inputs.rows(), 1, bytes);
    }

    /** The side that nearly all figures have but for two faint pixels; 0 where there is none, or none to spare. */
    private static int commonSide(int[] longest, int count) {
        for (int side = 3; side < longest.length - 1; side++) {
            int near = longest[side] + longest[side - 1] + longest[side - 2];
            if (near >= NEARLY_ALL * count && longest[side] > 0) {
                int most = side;
                while (most > side - 2 && longest[most] == 0) {
                    most--;
                }
                return most;
            }
        }
        return 0;
    }
}
