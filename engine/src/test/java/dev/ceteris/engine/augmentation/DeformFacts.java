// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.sample.ImageShape;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts: what becomes of an image that is deformed. */
class DeformFacts {
    private static final ImageShape GREY = new ImageShape(6, 7, 1);
    private static final long KEY = 12345;
    private static final long INDEX = 1000;

    /** An image without symmetry that has all kinds of bytes. */
    private static byte[] image() {
        byte[] image = new byte[GREY.size()];
        for (int i = 0; i < image.length; i++) {
            image[i] = (byte) ((37 * i * (i / 7 + 2 * (i % 7)) + 11) % 256);
        }
        return image;
    }

    private static byte[] changed(Augmentation augmentation, ImageShape shape, byte[] image, long index) {
        ImageChange change = augmentation.of(shape);
        byte[] changed = new byte[shape.size()];
        change.change(image, 0, new RandomWords(KEY, index), changed);
        return changed;
    }

    /**
     * The pixels of SciPy 1.17.1, before they are rounded to bytes: {@code map_coordinates(order=1,
     * mode="grid-constant")} at the places of the affine map and of {@code alpha * gaussian_filter(noise, sigma,
     * mode="constant", radius=ceil(3 * sigma))}, with noise from the same words.
     */
    static Stream<Arguments> deformations() {
        return Stream.of(
                arguments(
                        new Deform(3, 0, 0, 0, 0, 4),
                        "134.934 102.215 60.400 67.321 66.496 73.386 0.000 "
                                + "203.061 212.353 115.263 108.971 206.730 80.133 0.000 "
                                + "177.924 75.728 119.913 212.205 197.486 90.546 0.000 "
                                + "102.574 197.866 186.147 165.961 194.243 104.627 0.000 "
                                + "89.272 71.925 102.738 125.139 195.699 121.467 0.000 "
                                + "0.000 0.000 0.000 0.000 0.000 0.000 0.000"),
                arguments(
                        new Deform(0, 30, 0, 0, 0, 4),
                        "7.341 63.371 83.759 108.280 143.204 80.703 41.444 "
                                + "14.941 118.435 156.226 73.690 90.414 69.539 94.362 "
                                + "30.676 195.769 202.526 183.355 43.522 152.329 124.811 "
                                + "62.594 161.324 99.315 81.007 169.158 233.612 132.364 "
                                + "78.984 94.565 174.793 191.572 169.696 203.117 119.898 "
                                + "48.006 52.176 69.166 103.696 144.067 194.891 103.288"),
                arguments(
                        new Deform(0, 0, 0.4, 0, 0, 4),
                        "0.561 4.466 2.826 9.013 9.219 3.879 5.869 "
                                + "11.491 100.853 89.854 111.336 134.120 55.383 109.470 "
                                + "19.900 166.519 216.078 152.908 33.197 208.982 120.454 "
                                + "39.214 197.573 102.518 95.361 190.857 222.028 142.344 "
                                + "69.435 88.076 105.511 160.277 108.734 200.463 175.140 "
                                + "4.389 6.421 2.493 6.391 4.614 10.664 10.207"),
                arguments(
                        new Deform(0, 0, 0, 30, 0, 4),
                        "0.268 12.800 84.173 53.772 165.146 168.519 70.119 "
                                + "5.804 62.507 134.731 98.955 61.315 65.539 67.899 "
                                + "18.512 151.778 224.853 189.928 47.002 208.167 155.197 "
                                + "77.613 209.583 77.463 93.343 207.269 213.194 119.120 "
                                + "53.146 129.786 204.562 171.338 179.979 186.754 70.895 "
                                + "118.197 45.824 115.225 82.851 192.252 199.878 4.864"),
                arguments(
                        new Deform(0, 0, 0, 0, 30, 1.5),
                        "0.000 0.000 0.000 0.000 0.000 0.000 0.000 0.000 0.000 0.000 0.000 0.000 0.000 0.000 "
                                + "0.000 0.000 0.000 85.552 0.000 0.000 0.000 "
                                + "84.632 72.279 105.306 47.711 102.137 0.000 0.000 "
                                + "0.000 15.757 104.857 115.486 103.520 0.000 7.830 "
                                + "0.000 0.000 0.000 69.546 26.898 0.000 0.000"),
                arguments(
                        new Deform(1, 15, 0.15, 10, 20, 2),
                        "11.564 0.000 2.932 67.730 91.620 37.409 0.000 "
                                + "77.222 45.191 152.311 72.621 109.119 0.000 0.000 "
                                + "132.214 111.075 61.562 148.014 113.658 0.000 0.000 "
                                + "168.806 215.008 145.146 197.210 181.449 4.129 0.000 "
                                + "68.186 133.198 159.514 166.395 177.278 154.861 0.000 "
                                + "62.213 106.744 48.761 73.010 22.193 0.000 0.000"));
    }

    @ParameterizedTest
    @MethodSource("deformations")
    void pixels_are_those_of_scipy(Deform deform, String expected) {
        byte[] changed = changed(deform, GREY, image(), INDEX);
        double[] numbers =
                Stream.of(expected.split(" ")).mapToDouble(Double::parseDouble).toArray();

        assertThat(numbers).hasSize(changed.length);
        for (int i = 0; i < numbers.length; i++) {
            assertThat((double) (changed[i] & 0xff)).as("pixel %d", i).isCloseTo(numbers[i], within(0.51));
        }
    }

    @Test
    void a_shift_by_nothing_to_speak_of_is_the_image() {
        assertThat(changed(new Deform(1e-9, 0, 0, 0, 0, 4), GREY, image(), INDEX))
                .isEqualTo(image());
        assertThat(changed(new Unaugmented(), GREY, image(), INDEX)).isEqualTo(image());
    }

    @Test
    void the_channels_of_a_pixel_move_together() {
        ImageShape coloured = new ImageShape(6, 7, 3);
        byte[] grey = image();
        byte[] image = new byte[coloured.size()];
        for (int i = 0; i < image.length; i++) {
            image[i] = (byte) (i % 3 == 1 ? 255 - (grey[i / 3] & 0xff) : grey[i / 3]);
        }
        Deform deform = new Deform(1, 15, 0.15, 10, 20, 2);
        byte[] expected = changed(deform, GREY, grey, INDEX);
        byte[] changed = changed(deform, coloured, image, INDEX);
        for (int i = 0; i < grey.length; i++) {
            assertThat(changed[3 * i]).isEqualTo(expected[i]).isEqualTo(changed[3 * i + 2]);
        }
        assertThat(IntStream.range(0, grey.length).filter(i -> changed[3 * i + 1] != changed[3 * i]))
                .isNotEmpty();
    }

    @Test
    void no_image_uses_words_of_another() {
        for (Deform deform : new Deform[] {new Deform(1, 1, 0, 0, 0, 4), new Deform(0, 0, 0, 0, 9, 1)}) {
            ImageChange change = deform.of(GREY);
            RandomWords words = new RandomWords(KEY, 0);
            change.change(image(), 0, words, new byte[GREY.size()]);

            assertThat(words.next()).isEqualTo(new RandomWords(KEY, change.words()).next());
        }
    }

    @Test
    void words_are_those_of_split_mix() {
        SplittableRandom random = new SplittableRandom(KEY); // the JDK's is SplitMix64 as well
        RandomWords words = new RandomWords(KEY, 0);
        for (int i = 0; i < 5; i++) {
            assertThat(words.next()).isEqualTo(random.nextLong());
        }
    }

    /** The noise has variance 1/3, and the squares of a Gaussian in two dimensions sum to 1/(4πσ²). */
    @Test
    void displacements_have_the_standard_deviation_that_the_documentation_says() {
        DisplacementField field = new DisplacementField(new ImageShape(61, 61, 1), 3);
        double squares = 0;
        int fields = 4000;
        for (int i = 0; i < fields; i++) {
            field.draw(new RandomWords(KEY, (long) i * field.words()), 30);
            squares += (double) field.at(30, 30) * field.at(30, 30) / fields;
        }

        assertThat(Math.sqrt(squares)).isCloseTo(0.1629 * 30 / 3, within(0.06)); // 4 standard errors of it are 0.07
    }

    @Test
    void bounds_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new Deform(-1, 0, 0, 0, 0, 4))
                .isInstanceOf(SpecException.class)
                .hasMessage("shift is -1.0, expected between 0 and 1000");
        assertThatThrownBy(() -> new Deform(0, 0, 0, 0, 0, 4))
                .hasMessage("deform is without effect, expected a shift, rotation, scale, shear or alpha above 0;"
                        + " augmentation: none leaves images as they are");
        assertThatThrownBy(() -> new Deform(0, 181, 0, 0, 0, 4)).hasMessageContaining("rotation");
        assertThatThrownBy(() -> new Deform(0, 0, 1, 0, 0, 4)).hasMessageContaining("scale");
        assertThatThrownBy(() -> new Deform(0, 0, 0, 90, 0, 4)).hasMessageContaining("shear");
        assertThatThrownBy(() -> new Deform(0, 0, 0, 0, Double.NaN, 4)).hasMessageContaining("alpha");
        assertThatThrownBy(() -> new Deform(0, 0, 0, 0, 1, 0)).hasMessageContaining("sigma");
    }
}
