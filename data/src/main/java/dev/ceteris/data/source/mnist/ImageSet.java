// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.mnist;

import dev.ceteris.base.DataException;
import dev.ceteris.base.Visible;
import dev.ceteris.data.format.idx.IdxArray;
import dev.ceteris.data.format.idx.IdxFile;
import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.PixelInputs;
import dev.ceteris.data.source.SourceFile;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Grey images with a class each, in four IDX files whose digests are known: what MNIST and its successors have in
 * common.
 *
 * @param name the set's name, and that of its folder inside of a data folder
 * @param classNames a name for each label, from 0 on
 * @param train the training images and labels
 * @param test the test images and labels
 */
record ImageSet(String name, List<String> classNames, Part train, Part test) {
    private static final String OWN_IMAGES = "a study states images of your own as 'source: {images: FOLDER}'";

    ImageSet {
        classNames = List.copyOf(classNames);
    }

    /** Two files that belong together, with the digests of their unpacked content. */
    record Part(SourceFile images, SourceFile labels) {}

    List<SourceFile> files() {
        return List.of(train.images(), train.labels(), test.images(), test.labels());
    }

    /**
     * The first of the user's folders that holds this set, in a folder of its name or by itself.
     *
     * @throws DataException when a folder does not exist, holds no set at all, or holds some of the four
     *     files, but not all
     */
    Optional<Shelf.Folder> among(DataPlaces places) {
        for (Path folder : places.folders()) {
            if (!Files.isDirectory(folder)) {
                throw new DataException("the data folder " + folder + " does not exist or is no folder");
            }
            Optional<Shelf.Folder> found = in(folder.resolve(name)).or(() -> in(folder));
            if (found.isPresent()) {
                return found;
            }
            requireAnotherSet(folder);
        }
        return Optional.empty();
    }

    /** A folder that was named is used, holds the files of another set, or is refused. */
    private void requireAnotherSet(Path folder) {
        List<Path> entries;
        try (Stream<Path> listed = Files.list(folder)) {
            entries = listed.sorted().toList();
        } catch (IOException e) {
            throw new DataException(folder + " cannot be read: " + e.getMessage(), e);
        }
        boolean another = entries.stream()
                .filter(Files::isDirectory)
                .map(Shelf.Folder::new)
                .anyMatch(shelf -> files().stream().anyMatch(file -> shelf.holds(file.name())));
        if (another) {
            return;
        }
        List<String> found = entries.stream()
                .map(entry -> String.valueOf(entry.getFileName()))
                .toList();
        throw new DataException("the data folder " + folder + " holds "
                + (found.isEmpty() ? "nothing" : Visible.list(found)) + ", expected the files of " + name + " ("
                + files().stream().map(SourceFile::name).collect(Collectors.joining(", "))
                + "), plain or with .gz, there or in its sub-folder " + name
                + "; " + OWN_IMAGES);
    }

    /**
     * The folder, if it holds the four files.
     *
     * @throws DataException when it holds some of them, but not all
     */
    Optional<Shelf.Folder> in(Path folder) {
        Shelf.Folder shelf = new Shelf.Folder(folder);
        List<String> names = files().stream().map(SourceFile::name).toList();
        List<String> missing = names.stream().filter(file -> !shelf.holds(file)).toList();
        if (missing.size() == names.size()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            throw new DataException(folder + " holds " + (names.size() - missing.size()) + " of the " + names.size()
                    + " files of " + name + ", but not " + String.join(", ", missing)
                    + "; expected all of them there, plain or with .gz; " + OWN_IMAGES);
        }
        return Optional.of(shelf);
    }

    /**
     * Reads and checks the four files, the test set beside the training set.
     *
     * @throws DataException when a file is damaged, or is another than the one that is known by this name
     */
    Dataset read(Shelf shelf) {
        CompletableFuture<Found> tested = CompletableFuture.supplyAsync(() -> samples(shelf, test));
        Found learned = samples(shelf, train);
        try {
            return new Dataset(name, learned.samples(), tested.join().samples(), classNames, files())
                    .from(shelf.origin())
                    .shownAs(learned.inputs());
        } catch (CompletionException e) {
            throw e.getCause() instanceof DataException known ? known : e;
        }
    }

    /** Samples of one part, and what they were made of. */
    private record Found(Samples samples, PixelInputs inputs) {}

    private Found samples(Shelf shelf, Part part) {
        IdxArray.UnsignedBytes labels = checked(shelf, part.labels(), 1);
        IdxArray.UnsignedBytes images = checked(shelf, part.images(), 3);
        int[] classes = new int[labels.values().length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = labels.values()[i] & 0xff;
        }
        PixelInputs inputs = new PixelInputs(images.shape()[2], images.shape()[1], 1, PixelInputs.TO_ONE);
        return new Found(new Samples(inputs.raw(images.values()), new Labels(classes, classNames.size())), inputs);
    }

    private IdxArray.UnsignedBytes checked(Shelf shelf, SourceFile expected, int rank) {
        IdxFile file = shelf.read(expected.name());
        if (!file.sha256().equals(expected.sha256())) {
            throw new DataException(shelf.place(expected.name()) + " is not the file of " + name
                    + ": its content has the SHA-256 " + file.sha256() + ", expected " + expected.sha256()
                    + "; remove it, or put the right file in its place; " + OWN_IMAGES);
        }
        if (file.array() instanceof IdxArray.UnsignedBytes bytes && bytes.shape().length == rank) {
            return bytes;
        }
        throw new IllegalStateException(
                expected.name() + " of " + name + " is pinned, but no ubyte array of rank " + rank);
    }
}
