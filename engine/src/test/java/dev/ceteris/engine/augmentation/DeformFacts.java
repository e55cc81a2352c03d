// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.sample.ImageShape;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
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
        ImageChange change = augmentation.of(shape, Kernels.fastest());
        byte[] changed = new byte[shape.size()];
        change.change(image, 0, new RandomWords(KEY, index), changed);
        return changed;
    }

    /**
     * The pixels of SciPy 1.17.1, before they are rounded to bytes: {@code map_coordinates(order=1,
     * mode="grid-constant")} at the places of the affine map and of the displacement field, with noise from the same
     * words. For σ = 0.75 the field is {@code alpha * gaussian_filter(noise, sigma, mode="constant", truncate=14)}; for
     * larger ones {@code alpha * D @ noise @ A.T}, with the weights of {@link DisplacementField} in double precision.
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
                        new Deform(0, 0, 0, 0, 5, 0.75),
                        "0.000 0.000 0.000 74.903 81.192 21.665 89.150 "
                                + "59.822 5.392 153.786 160.301 164.895 135.341 66.574 "
                                + "135.266 100.673 178.247 169.309 199.738 174.714 110.720 "
                                + "142.619 112.985 193.283 214.302 198.347 191.841 228.632 "
                                + "116.082 128.041 141.321 132.250 108.234 156.371 172.477 "
                                + "29.914 63.427 59.596 158.325 48.407 70.523 75.202"),
                arguments(
                        new Deform(0, 0, 0, 0, 30, 1.5),
                        "12.244 64.614 47.695 0.000 87.485 0.000 0.000 "
                                + "56.277 0.000 0.000 0.000 0.000 0.000 0.000 "
                                + "0.000 0.000 0.000 0.000 0.060 0.000 0.000 "
                                + "0.000 0.000 0.000 92.866 62.686 95.047 118.066 "
                                + "0.000 0.000 0.000 192.375 168.795 134.353 46.734 "
                                + "0.000 0.000 0.000 156.644 222.457 88.887 81.213"),
                arguments(
                        new Deform(1, 15, 0.15, 10, 20, 2),
                        "23.024 96.253 129.845 109.058 72.242 56.950 111.148 "
                                + "123.756 196.990 196.271 142.319 62.617 180.557 64.295 "
                                + "188.685 93.319 152.162 175.698 196.895 154.308 0.000 "
                                + "149.984 172.391 112.414 60.105 181.549 68.335 0.000 "
                                + "97.609 68.177 0.000 0.000 0.000 0.000 0.000 "
                                + "12.820 0.000 0.000 0.000 0.000 0.000 0.000"));
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
            ImageChange change = deform.of(GREY, Kernels.scalar());
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

    /**
     * The covariance of a field with a number at every pixel is, along each axis, the product of the matrix of Gaussian
     * weights with itself; noise at fewer places gives nearly the same.
     */
    @ParameterizedTest
    @CsvSource({"28, 4", "28, 3", "28, 1.5", "61, 5", "10, 8"})
    void fields_covary_like_smoothed_noise_at_every_pixel(int pixels, double sigma) {
        DisplacementField field = DisplacementField.of(pixels, sigma);
        double largest = 1 / (2 * sigma * Math.sqrt(Math.PI));
        for (int one = 0; one < pixels; one++) {
            for (int other = 0; other < pixels; other++) {
                double found = 0;
                for (int place = 0; place < field.places(); place++) {
                    found += (double) field.weights()[one * field.places() + place]
                            * field.weights()[other * field.places() + place];
                }
                double expected = 0;
                for (int pixel = 0; pixel < pixels; pixel++) {
                    expected += gaussian(pixel - one, sigma) * gaussian(pixel - other, sigma);
                }
                boolean inside = Math.min(one, other) > 3 * sigma && Math.max(one, other) < pixels - 1 - 3 * sigma;
                assertThat(found).isCloseTo(expected, within((inside ? 0.0003 : 0.03) * largest));
            }
        }
        assertThat(field.places()).isEqualTo((int) Math.ceil(pixels / sigma));
    }

    private static double gaussian(int away, double sigma) {
        return Math.exp(-away * away / (2 * sigma * sigma)) / (sigma * Math.sqrt(2 * Math.PI));
    }

    /** The noise has variance 1/3, and the squares of a Gaussian in two dimensions sum to 1/(4πσ²). */
    @Test
    void displacements_have_the_standard_deviation_that_the_documentation_says() {
        DisplacementField field = DisplacementField.of(61, 3);
        double squares = 0;
        for (int place = 0; place < field.places(); place++) {
            double weight = field.weights()[30 * field.places() + place];
            squares += weight * weight;
        }

        assertThat(30 * squares / Math.sqrt(3)).isCloseTo(0.163 * 30 / 3, within(0.005));
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
