// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Facts about images inside of a page. */
class PixelImageFacts {
    @Test
    void a_png_has_the_pixels_that_it_was_made_of() throws IOException {
        PixelImage image =
                new PixelImage(2, 3, new int[] {0, 0xffffff, 0x010203, 0xfe0000, 0x00fe00, 0x0000fe}, 4, "", "");

        BufferedImage read =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(image.base64())));

        assertThat(new int[] {read.getWidth(), read.getHeight()}).containsExactly(2, 3);
        int[] colours = read.getRGB(0, 0, 2, 3, null, 0, 2);
        for (int i = 0; i < colours.length; i++) {
            assertThat(colours[i] & 0xffffff).isEqualTo(image.colours()[i]);
        }
        assertThat(image.shownHeight()).isEqualTo(12);
    }
}
