// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.page;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * An image of a few pixels, to be shown larger than it is.
 *
 * @param width pixels of a row, at least 1
 * @param height number of rows, at least 1
 * @param colours 0xRRGGBB of each pixel, row by row
 * @param enlarged how many pixels of the page a pixel is wide and high, at least 1
 * @param alt what it shows, for those who cannot see it
 * @param caption the line below it
 */
public record PixelImage(int width, int height, int[] colours, int enlarged, String alt, String caption) {
    /** Its width on a page, in pixels of the page. */
    public int shownWidth() {
        return width * enlarged;
    }

    /** Its height on a page, in pixels of the page. */
    public int shownHeight() {
        return height * enlarged;
    }

    /** It as a PNG file, in Base64. */
    public String base64() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, colours, 0, width);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("an image cannot be written into memory", e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
