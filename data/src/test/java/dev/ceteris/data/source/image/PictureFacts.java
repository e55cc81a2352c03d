// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Facts: pixels after scaling, grey and decoding. */
class PictureFacts {
    private static Picture grey(int width, int height, int... values) {
        return new Picture(width, height, 1, bytes(values));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static Picture decoded(BufferedImage image) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return PictureFile.decode(png.toByteArray()).orElseThrow();
    }

    /**
     * NumPy 2.4.6, with x = (arange(35) * 37 % 256).reshape(5, 7): numpy.repeat 4 times across and 3 times down, the
     * mean of blocks of 5 × 7, floor(mean + 0.5).
     */
    @Test
    void a_smaller_pixel_is_the_mean_of_the_area_that_it_covers() {
        int[] values = new int[35];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 37 % 256;
        }
        assertThat(grey(7, 5, values).within(4).bytes())
                .isEqualTo(bytes(17, 80, 144, 207, 22, 85, 149, 212, 27, 90, 154, 217, 0, 0, 0, 0));
    }

    @Test
    void a_larger_image_is_centred_on_black() {
        assertThat(grey(2, 1, 10, 200).within(4).bytes())
                .isEqualTo(bytes(0, 0, 0, 0, 10, 10, 200, 200, 10, 10, 200, 200, 0, 0, 0, 0));
        assertThat(grey(1, 3, 1, 2, 3).within(3).bytes()).isEqualTo(bytes(0, 1, 0, 0, 2, 0, 0, 3, 0));
    }

    /** NumPy 2.4.6: floor(dot(pixel, [.299, .587, .114]) + .5). */
    @Test
    void grey_is_the_weighted_sum_of_the_colours() {
        Picture colours = new Picture(5, 1, 3, bytes(255, 0, 0, 0, 255, 0, 0, 0, 255, 12, 200, 99, 255, 255, 255));
        assertThat(colours.in(PixelColour.GREY).bytes()).isEqualTo(bytes(76, 150, 29, 132, 255));
        assertThat(grey(1, 1, 7).in(PixelColour.RGB).bytes()).isEqualTo(bytes(7, 7, 7));
    }

    @Test
    void decoding_keeps_every_grey_and_colour_as_it_was_written() throws IOException {
        BufferedImage grey = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage red = new BufferedImage(256, 1, BufferedImage.TYPE_INT_RGB);
        int[] values = new int[256];
        byte[] colours = new byte[3 * 256];
        for (int i = 0; i < 256; i++) {
            values[i] = i;
            grey.getRaster().setSample(i, 0, 0, i);
            red.setRGB(i, 0, i << 16 | 5);
            colours[3 * i] = (byte) i;
            colours[3 * i + 2] = 5;
        }
        assertThat(decoded(grey).channels()).isOne();
        assertThat(decoded(grey).bytes()).isEqualTo(bytes(values));
        assertThat(decoded(red).bytes()).isEqualTo(colours);
    }

    @Test
    void black_and_white_is_grey_sixteen_bits_are_eight_and_what_is_transparent_is_black() throws IOException {
        BufferedImage binary = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        binary.setRGB(1, 0, 0xffffff);
        assertThat(decoded(binary).bytes()).isEqualTo(bytes(0, 255));
        BufferedImage deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(0, 0, 0, 65535);
        deep.getRaster().setSample(1, 0, 0, 257 * 100);
        assertThat(decoded(deep).bytes()).isEqualTo(bytes(255, 100));
        BufferedImage clear = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(0, 0, 0x00ff8040);
        clear.setRGB(1, 0, 0x80ff0000);
        assertThat(decoded(clear).bytes()).isEqualTo(bytes(0, 0, 0, 128, 0, 0));
    }

    @Test
    void what_is_no_image_is_not_decoded() {
        assertThat(PictureFile.decode(bytes(1, 2, 3))).isEmpty();
        assertThat(PictureFile.decode(bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10)))
                .isEmpty();
    }
}
