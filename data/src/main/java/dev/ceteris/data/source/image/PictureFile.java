// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes PNG and JPEG. */
final class PictureFile {
    private PictureFile() {}

    /** The image; empty when these bytes are none that can be decoded. */
    static Optional<Picture> decode(byte[] file) {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return Optional.of(picture(reader.read(0)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException damaged) {
            // The decoders of the JDK answer damaged files with exceptions of many kinds.
            return Optional.empty();
        }
    }

    private static Picture picture(BufferedImage image) {
        ColorModel model = image.getColorModel();
        boolean greyRaster = !(model instanceof IndexColorModel)
                && image.getRaster().getNumBands() - (model.hasAlpha() ? 1 : 0) == 1;
        if (greyRaster) {
            return grey(image);
        }
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        byte[] values = new byte[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int alpha = pixels[i] >>> 24;
            values[3 * i] = onBlack(pixels[i] >> 16 & 0xff, alpha, 255);
            values[3 * i + 1] = onBlack(pixels[i] >> 8 & 0xff, alpha, 255);
            values[3 * i + 2] = onBlack(pixels[i] & 0xff, alpha, 255);
        }
        Picture colours = new Picture(width, height, 3, values);
        return model instanceof IndexColorModel palette && isGrey(palette) ? colours.in(PixelColour.GREY) : colours;
    }

    /** Read from the raster: the JDK's conversion to colours would change the brightness of a grey image. */
    private static Picture grey(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int most = (1 << image.getColorModel().getComponentSize(0)) - 1;
        int[] grey = image.getRaster().getSamples(0, 0, width, height, 0, (int[]) null);
        int[] alpha = image.getColorModel().hasAlpha()
                ? image.getRaster().getSamples(0, 0, width, height, 1, (int[]) null)
                : new int[0];
        byte[] values = new byte[grey.length];
        for (int i = 0; i < values.length; i++) {
            int bright = (int) Math.round(grey[i] * 255.0 / most);
            values[i] = onBlack(bright, alpha.length == 0 ? most : alpha[i], most);
        }
        return new Picture(width, height, 1, values);
    }

    private static byte onBlack(int value, int alpha, int opaque) {
        return (byte) Math.round((double) value * alpha / opaque);
    }

    private static boolean isGrey(IndexColorModel palette) {
        for (int i = 0; i < palette.getMapSize(); i++) {
            if (palette.getRed(i) != palette.getGreen(i) || palette.getGreen(i) != palette.getBlue(i)) {
                return false;
            }
        }
        return true;
    }
}
