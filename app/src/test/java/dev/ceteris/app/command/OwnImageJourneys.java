// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.Scaling;
import dev.ceteris.data.source.image.ImageSource;
import dev.ceteris.data.source.image.PixelColour;
import dev.ceteris.engine.sample.Features;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Journeys: users come with images of their own. */
class OwnImageJourneys {
    private final Path folder;
    private final Shell shell;

    OwnImageJourneys(@TempDir Path folder) {
        this.folder = folder;
        this.shell = new Shell(folder);
    }

    private Shell.Outcome run(String source, String... options) {
        String study = shell.write("s.yaml", """
                study: own
                question: Can it be learned?
                data: {source: {%s}}
                network: {hidden: [4]}
                training: {learningRate: 0.1, batchSize: 2, epochs: 2}
                seeds: 1
                """.formatted(source));
        String[] words = new String[2 + options.length];
        words[0] = "run";
        words[1] = study;
        System.arraycopy(options, 0, words, 2, options.length);
        return shell.ceteris(words);
    }

    private void picture(String file, int width, int height, int type, int brightness) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        BufferedImage image = new BufferedImage(width, height, type);
        for (int i = 0; i < width * height * image.getRaster().getNumBands(); i++) {
            int bands = image.getRaster().getNumBands();
            image.getRaster().setSample(i / bands % width, i / bands / width, i % bands, brightness);
        }
        ImageIO.write(image, file.endsWith("png") ? "png" : "jpeg", path.toFile());
    }

    private Path pictures() throws IOException {
        for (int i = 0; i < 10; i++) {
            picture("pets/dark/" + i + ".png", 4 + i, 6, BufferedImage.TYPE_BYTE_GRAY, 20 + i);
            picture("pets/light/" + i + ".jpg", 6, 4 + i, BufferedImage.TYPE_3BYTE_BGR, 200 + i);
        }
        return folder.resolve("pets");
    }

    private static byte[] idx(int type, int[] shape, int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * shape.length + values.length);
        bytes.put((byte) 0).put((byte) 0).put((byte) type).put((byte) shape.length);
        for (int side : shape) {
            bytes.putInt(side);
        }
        for (int value : values) {
            bytes.put((byte) value);
        }
        return bytes.array();
    }

    private static int[] ramp(int count, int factor) {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = i * factor % 256;
        }
        return values;
    }

    private static int[] alternating(int count) {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = i % 2;
        }
        return values;
    }

    private Path idxFolder(String name, String separator) throws IOException {
        Path mine = Files.createDirectories(folder.resolve(name));
        Files.write(
                mine.resolve("train-images" + separator + "idx3-ubyte"), idx(8, new int[] {20, 2, 2}, ramp(80, 37)));
        try (OutputStream packed = new GZIPOutputStream(
                Files.newOutputStream(mine.resolve("train-labels" + separator + "idx1-ubyte.gz")))) {
            packed.write(idx(8, new int[] {20}, alternating(20)));
        }
        return mine;
    }

    private static byte[] npy(String type, String order, String shape, byte... values) throws IOException {
        String header = "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': (" + shape + "), }\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        bytes.write(header.getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(values);
        return bytes.toByteArray();
    }

    private Path npz(Object... namesAndArrays) throws IOException {
        Path file = folder.resolve("mine.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndArrays.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndArrays[i] + ".npy"));
                zip.write((byte[]) namesAndArrays[i + 1]);
            }
        }
        return file;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    @Test
    void a_folder_of_pictures_is_scaled_learned_and_described() throws IOException {
        Path pets = pictures();
        Files.writeString(pets.resolve("dark").resolve("notes.txt"), "a note");
        Shell.Outcome trained = run("images: '" + pets + "', size: 8, colour: grey, test: 0.3");
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(trained.err().replaceAll("\\s+", " "))
                .contains("14 training, 6 test samples")
                .contains("images: 8 × 8 pixels, grey, the longer side scaled, centred on black; scaling 0 to 1")
                .contains("left out, as neither PNG nor JPEG: dark/notes.txt");
        Shell.Outcome described =
                shell.ceteris("data", "describe", folder.resolve("s.yaml").toString());
        assertThat(described.out())
                .contains("14 training samples", "6 test samples", "64 inputs each", "found in " + pets)
                .containsPattern("dark +7  50.0 % +3")
                .containsPattern("light/ \\(10 images\\)  [0-9a-f]{64}");
    }

    @Test
    void a_folder_is_described_with_the_size_and_share_of_the_command_line() throws IOException {
        String pets = pictures().toString();
        Shell.Outcome described =
                shell.ceteris("data", "describe", pets, "--size", "5", "--colour", "rgb", "--test", "0.5");
        assertThat(described.out())
                .as(described.err())
                .contains(
                        " 10 training samples", " 10 test samples", "75 inputs each", "5 × 5 pixels, red, green, blue");
        assertThat(shell.ceteris("data", "describe", pets, "--split", "part").err())
                .contains("expected --test with a share, such as --test 0.2");
    }

    @Test
    void a_train_folder_beside_a_test_folder_is_a_test_set() throws IOException {
        for (String file :
                List.of("train/a/1", "train/a/2", "train/b/1", "train/b/2", "test/a/3", "test/b/3", "test/b/4")) {
            picture("set/" + file + ".png", 3, 3, BufferedImage.TYPE_BYTE_GRAY, file.contains("a/") ? 9 : 200);
        }
        Shell.Outcome described =
                shell.ceteris("data", "describe", folder.resolve("set").toString());
        assertThat(described.out()).contains(" 4 training samples", " 3 test samples", "3 × 3 pixels, grey");
    }

    @Test
    void pictures_that_differ_get_a_sentence_that_leads_on() throws IOException {
        Path pets = pictures();
        assertThat(run("images: '" + pets + "', colour: grey"))
                .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(2))
                .satisfies(refused -> assertThat(refused.err())
                        .contains("has images of 4 × 6 and of 5 × 6 pixels, expected one size; set 'size'"));
        assertThat(run("images: '" + pets + "', size: 8").err())
                .contains("has 10 grey and 10 coloured images, expected images of one kind; set 'colour: grey'");
    }

    @Test
    void broken_pictures_are_named_ten_at_most_with_their_number() throws IOException {
        Path pets = pictures();
        for (int i = 0; i < 12; i++) {
            Files.writeString(pets.resolve("dark").resolve("x%02d.png".formatted(i)), "no image");
        }
        Shell.Outcome refused = shell.ceteris("data", "describe", pets.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains(
                        "12 images cannot be decoded: dark/x00.png, ", "dark/x09.png and 2 more; expected PNG or JPEG")
                .doesNotContain("x10");
    }

    @Test
    void a_class_with_one_image_and_a_single_class_are_refused() throws IOException {
        Path pets = pictures();
        picture("pets/lone/1.png", 4, 4, BufferedImage.TYPE_BYTE_GRAY, 1);
        assertThat(run("images: '" + pets + "', size: 8, colour: rgb").err())
                .contains("1 class with one image, which cannot be in the training and in the test set: lone");
        picture("one/only/1.png", 4, 4, BufferedImage.TYPE_BYTE_GRAY, 1);
        assertThat(shell.ceteris("data", "describe", folder.resolve("one").toString())
                        .err())
                .contains("has images of the class only alone, expected at least 2 classes");
    }

    @ParameterizedTest
    @CsvSource({"-", "."})
    void idx_files_are_read_with_a_dash_or_a_dot(String separator) throws IOException {
        Path mine = idxFolder("mine", separator);
        Shell.Outcome trained = run("images: '" + mine + "'");
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(trained.err().replaceAll("\\s+", " ")).contains("16 training, 4 test samples", "2 × 2 pixels, grey");
        Dataset opened = open(mine, Scaling.AS_IS);
        assertThat(opened.train().features().value(1, 2)).isEqualTo(6 * 37 % 256);
    }

    @Test
    void idx_files_are_named_one_by_one_and_their_numbers_compared() throws IOException {
        Path mine = idxFolder("mine", "-");
        Path images = mine.resolve("train-images-idx3-ubyte");
        Path labels = Files.write(folder.resolve("y"), idx(8, new int[] {20}, alternating(20)));
        String files = "images: '" + images + "', labels: '" + labels + "'";
        assertThat(run(files).exitCode()).isZero();
        assertThat(run(files + ", testImages: '" + images + "', testLabels: '" + labels + "'")
                        .err()
                        .replaceAll("\\s+", " "))
                .contains("20 training, 20 test samples");
        assertThat(run("images: '" + images + "'").err()).contains("is one file, expected 'labels' beside 'images'");
        Files.write(labels, idx(8, new int[] {19}, alternating(19)));
        assertThat(run(files).err()).contains("has 19 labels, but " + images + " has 20 images");
    }

    @Test
    void numpy_files_of_bytes_and_of_floats_are_read() throws IOException {
        byte[] labels = npy(
                "<i8",
                "False",
                "4,",
                bytes(3, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0));
        Path file = npz("x", npy("|u1", "False", "4, 1, 2", bytes(0, 10, 20, 30, 40, 80, 100, 255)), "y", labels);
        Shell.Outcome trained = run("images: '" + file + "', test: 0.5");
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(trained.err().replaceAll("\\s+", " ")).contains("2 training, 2 test samples");
        byte[] values = npy("<f4", "False", "4, 2", floats(0, .5f, 1, .25f, 0, 0, 1, 1));
        npz("x_train", values, "y_train", labels, "x_test", values, "y_test", labels);
        Shell.Outcome described = shell.ceteris("data", "describe", file.toString());
        assertThat(described.out())
                .contains(" 4 training samples", " 4 test samples")
                .containsPattern("  7 +2  50.0 %");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<f8; False; 1, 1; has the type '<f8', expected uint8, float32",
                ">f4; False; 1, 1; has the type '>f4', expected uint8, float32",
                "|O;  False; 1, 1; has the type '|O', expected uint8, float32",
                "|u1; True;  1, 1; is in Fortran order, expected C order",
                "<i2; False; 2, 2; x_train has the type <i2, expected uint8 or float32",
                "|u1; False; 1, 9; ends after 8 bytes of numbers, expected 9",
                "|u1; False; 1, 2; x_train has 1 images, but y_train has 2 labels",
                "<f4; False; 2, 1; holds the float32 number 2.0, expected 0 to 1",
                "|u1; False; 2, 1, 2, 2; has the shape [2, 1, 2, 2], expected"
            })
    void other_numpy_arrays_are_refused_with_a_sentence(String type, String order, String shape, String sentence)
            throws IOException {
        Path file = npz(
                "x_train", npy(type, order, shape, floats(2, 2)), "y_train", npy("|u1", "False", "2,", bytes(1, 2)));
        Shell.Outcome refused = shell.ceteris("data", "describe", file.toString());
        assertThat(refused.err()).contains(sentence);
        assertThat(refused.exitCode()).isEqualTo(2);
    }

    private static Dataset open(Path images, Scaling scaling) {
        Optional<Path> none = Optional.empty();
        return new ImageSource(images, none, none, none, 0, PixelColour.AS_IS, 0.34, scaling)
                .open(new DataPlaces(List.of(), images, _ -> {}));
    }

    /**
     * NumPy 2.4.6 of the four training images x (float32 of bytes / 255) and the two test images t:
     * {@code (t - x.mean(0, dtype=float)) / x.std(0, dtype=float)}.
     */
    @Test
    void standardized_pixels_are_those_of_numpy() throws IOException {
        Path file = npz(
                "x_train", npy("|u1", "False", "4, 2, 1", bytes(0, 10, 20, 30, 40, 80, 100, 0)),
                "y_train", npy("|u1", "False", "4,", bytes(0, 1, 0, 1)),
                "x_test", npy("|u1", "False", "2, 2, 1", bytes(50, 60, 7, 200)),
                "y_test", npy("|u1", "False", "2,", bytes(0, 1)));
        Dataset opened = open(file, Scaling.STANDARDIZED);
        assertClose(opened.test().features(), 0.26726123, 0.97332847, -0.88196211, 5.51552820);
        assertClose(
                opened.train().features(),
                -1.06904498,
                -0.64888568,
                -0.53452248,
                0,
                0,
                1.62221422,
                1.60356745,
                -0.97332852);
        assertClose(open(file, Scaling.ZERO_TO_ONE).test().features(), 50 / 255.0, 60 / 255.0, 7 / 255.0, 200 / 255.0);
    }

    private static void assertClose(Features features, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) features.value(i / 2, i % 2)).isCloseTo(expected[i], Offset.offset(2e-6));
        }
    }

    @Test
    void a_data_folder_is_used_or_refused_and_never_passed_over() throws IOException {
        String study = shell.write("m.yaml", """
                study: mine
                question: Whose images are these?
                data: {source: mnist, train: 200}
                network: {hidden: [8]}
                training: {learningRate: 0.1, batchSize: 20, epochs: 1}
                seeds: 1
                """);
        Path mine = idxFolder("mine", ".");
        Shell.Outcome dotted = shell.ceteris("run", study, "--data-dir", mine.toString());
        assertThat(dotted.exitCode()).isEqualTo(2);
        assertThat(dotted.err()).contains("holds 2 of the 4 files of mnist", "'source: {images: FOLDER}'");
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("junk.txt"), "junk");
        for (List<String> words : List.of(List.of("run", study), List.of("data", "describe", "mnist"))) {
            String[] typed = Stream.concat(words.stream(), Stream.of("--data-dir", other.toString()))
                    .toArray(String[]::new);
            Shell.Outcome refused = shell.ceteris(typed);
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err())
                    .contains(
                            "the data folder " + other + " holds junk.txt, expected the files of mnist (train-images");
        }
        assertThat(run("images: '" + mine + "'", "--data-dir", other.toString()).err())
                .contains("the data folder " + other + " is not used: the data is mine, which no folder replaces");
        Shell.Outcome shipped = shell.ceteris("run", study);
        assertThat(shipped.exitCode()).as(shipped.err()).isZero();
        assertThat(shipped.err()).contains("mnist (inside of Ceteris): 200 training");
    }

    @Test
    void a_folder_without_images_is_refused_with_what_it_holds() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("junk.txt"), "junk");
        Shell.Outcome refused = shell.ceteris("data", "describe", other.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(other + " holds junk.txt, expected a sub-folder of PNG or JPEG files");
    }
}
