// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.DataException;
import dev.ceteris.data.format.idx.IdxArray;
import dev.ceteris.data.format.idx.IdxReader;
import dev.ceteris.data.format.idx.IdxWriter;
import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.SourceFile;
import dev.ceteris.data.source.Whereabouts;
import dev.ceteris.data.source.Whereabouts.Presence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set of three training images and one test image of 2 × 2 pixels, in the user's folder. */
class ImageSetTest {
    private static final byte[] TRAIN_PIXELS = {0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, (byte) 255};

    @TempDir
    private Path folder;

    private ImageSet set;

    @BeforeEach
    void write() throws IOException {
        set = new ImageSet(
                "tiny",
                List.of("no", "yes"),
                new ImageSet.Part(
                        write("train-images", new IdxArray.UnsignedBytes(new int[] {3, 2, 2}, TRAIN_PIXELS)),
                        write("train-labels", new IdxArray.UnsignedBytes(new int[] {3}, new byte[] {1, 0, 1}))),
                new ImageSet.Part(
                        write("test-images", new IdxArray.UnsignedBytes(new int[] {1, 2, 2}, new byte[4])),
                        write("test-labels", new IdxArray.UnsignedBytes(new int[] {1}, new byte[] {1}))));
    }

    @Test
    void pixels_stay_bytes_and_are_worth_a_255th() {
        Dataset dataset = read();
        assertThat(dataset.train().features().value(2, 3)).isEqualTo(1);
        assertThat(dataset.train().features().value(1, 1)).isEqualTo(11 * (1 / 255f));
        assertThat(dataset.train().labels().values()).containsExactly(1, 0, 1);
        assertThat(dataset.files()).isEqualTo(set.files());
    }

    @Test
    void plain_and_packed_files_in_a_folder_of_the_sets_name_are_the_same() throws IOException {
        Path own = Files.createDirectory(folder.resolve("tiny"));
        for (SourceFile file : set.files()) {
            try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(own.resolve(file.name() + ".gz")))) {
                Files.copy(folder.resolve(file.name()), packed);
            }
        }
        assertThat(set.among(places())).contains(new Shelf.Folder(own));
        assertThat(read().train().features().value(2, 2)).isEqualTo(22 * (1 / 255f));
    }

    @Test
    void a_folder_with_nothing_of_any_set_is_refused_with_what_it_holds() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("notes.txt"), "nothing");
        DataPlaces places = new DataPlaces(List.of(other, folder), folder.resolve("cache"), line -> {});
        assertThatThrownBy(() -> set.among(places))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("the data folder " + other + " holds notes.txt, expected the files of tiny (");
    }

    @Test
    void a_folder_with_a_folder_of_another_set_is_no_mistake() throws IOException {
        Path sets = Files.createDirectory(folder.resolve("sets"));
        Path another = Files.createDirectory(sets.resolve("another"));
        Files.copy(folder.resolve("train-images"), another.resolve("train-images"));
        DataPlaces places = new DataPlaces(List.of(sets, folder), folder.resolve("cache"), line -> {});
        assertThat(set.among(places)).contains(new Shelf.Folder(folder));
    }

    @Test
    void a_missing_file_is_named_with_its_folder() throws IOException {
        Files.delete(folder.resolve("test-labels"));
        assertRefused(
                folder + " holds 3 of the 4 files of tiny, but not test-labels; expected all of them there, plain or"
                        + " with .gz; a study states images of your own as 'source: {images: FOLDER}'");
    }

    @Test
    void a_missing_folder_is_named() {
        Path absent = folder.resolve("absent");
        DataPlaces places = new DataPlaces(List.of(absent), folder.resolve("cache"), line -> {});
        assertThatThrownBy(() -> set.among(places))
                .isInstanceOf(DataException.class)
                .hasMessage("the data folder " + absent + " does not exist or is no folder");
    }

    @Test
    void a_cut_file_is_named_with_what_was_found_and_expected() throws IOException {
        Path file = folder.resolve("train-images");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 20));
        assertRefused(
                file + " is cut short: found 4 bytes of values, expected 12 for its 3 × 2 × 2 values of type ubyte;"
                        + " get the file again");
    }

    @Test
    void a_damaged_test_file_is_named_although_it_is_read_beside_the_others() throws IOException {
        Path file = folder.resolve("test-images");
        byte[] bytes = Files.readAllBytes(file);
        bytes[17] = 9;
        Files.write(file, bytes);
        assertRefused(file + " is not the file of tiny: its content has the SHA-256 "
                + IdxReader.read(file).sha256() + ", expected "
                + set.test().images().sha256()
                + "; remove it, or put the right file in its place; a study states images of your own as"
                + " 'source: {images: FOLDER}'");
    }

    @Test
    void mnist_in_a_users_folder_goes_before_the_shipped_one_and_is_checked_as_strictly() throws IOException {
        Mnist mnist = new Mnist();
        assertThat(mnist.whereabouts(new DataPlaces(List.of(), folder.resolve("cache"), line -> {})))
                .isEqualTo(new Whereabouts(Presence.SHIPPED, ""));
        Path own = Files.createDirectory(folder.resolve("mnist"));
        for (String name :
                new String[] {"train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"}) {
            Files.copy(folder.resolve("train-labels"), own.resolve(name + "-ubyte"));
        }
        assertThat(mnist.whereabouts(places())).isEqualTo(new Whereabouts(Presence.FOUND, own.toString()));
        assertThatThrownBy(() -> mnist.open(places()))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(own.resolve("train-labels-idx1-ubyte") + " is not the file of mnist: ");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(this::read).isInstanceOf(DataException.class).hasMessage(message);
    }

    private Dataset read() {
        return set.read(set.among(places()).orElseThrow());
    }

    private DataPlaces places() {
        return new DataPlaces(List.of(folder), folder.resolve("cache"), line -> {});
    }

    private SourceFile write(String name, IdxArray array) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        IdxWriter.write(array, bytes);
        Files.write(folder.resolve(name), bytes.toByteArray());
        return new SourceFile(
                name,
                IdxReader.read(new ByteArrayInputStream(bytes.toByteArray()), name)
                        .sha256());
    }
}
