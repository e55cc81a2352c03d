// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.image;

import dev.ceteris.base.DataException;
import dev.ceteris.data.format.idx.IdxArray;
import dev.ceteris.data.format.idx.IdxFile;
import dev.ceteris.data.format.idx.IdxReader;
import dev.ceteris.data.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Images and labels in IDX files. */
final class IdxPictures {
    private static final List<String> TRAIN = List.of("train");
    private static final List<String> TEST = List.of("t10k", "test");

    private IdxPictures() {}

    /** The names that an IDX file of a folder may have: with a dash as published, or a dot as some unpack it. */
    private static List<String> names(List<String> parts, String what) {
        List<String> names = new ArrayList<>();
        for (String part : parts) {
            for (String separator : List.of("-", ".")) {
                for (String packed : List.of("", ".gz")) {
                    names.add(part + "-" + what.replace("-idx", separator + "idx") + packed);
                }
            }
        }
        return names;
    }

    private static Optional<Path> file(Path folder, List<String> parts, String what) {
        return names(parts, what).stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static final String IMAGES = "images-idx3-ubyte";
    private static final String LABELS = "labels-idx1-ubyte";

    /** Whether a folder holds any file with one of the usual names. */
    static boolean isIn(Path folder) {
        return file(folder, TRAIN, IMAGES).isPresent()
                || file(folder, TRAIN, LABELS).isPresent()
                || file(folder, TEST, IMAGES).isPresent()
                || file(folder, TEST, LABELS).isPresent();
    }

    static LabelledImages.Found inFolder(Path folder) {
        List<LabelledImages> parts = new ArrayList<>();
        parts.add(part(needed(folder, TRAIN, IMAGES), needed(folder, TRAIN, LABELS)));
        if (file(folder, TEST, IMAGES).isPresent() || file(folder, TEST, LABELS).isPresent()) {
            parts.add(part(needed(folder, TEST, IMAGES), needed(folder, TEST, LABELS)));
        }
        return new LabelledImages.Found(parts, List.of());
    }

    private static Path needed(Path folder, List<String> parts, String what) {
        return file(folder, parts, what)
                .orElseThrow(() -> new DataException(folder + " has IDX files, but no " + parts.getFirst() + "-" + what
                        + "; expected images and labels there, plain or with .gz"));
    }

    static LabelledImages.Found ofFiles(ImageSource source) {
        Path labels = source.labels()
                .orElseThrow(() -> new DataException(source.images()
                        + " is one file, expected 'labels' beside 'images' with the IDX file of its labels; or a"
                        + " folder, or a .npz file"));
        List<LabelledImages> parts = new ArrayList<>();
        parts.add(part(source.images(), labels));
        source.testImages()
                .ifPresent(test -> parts.add(part(test, source.testLabels().orElseThrow())));
        return new LabelledImages.Found(parts, List.of());
    }

    private static LabelledImages part(Path imageFile, Path labelFile) {
        IdxFile images = IdxReader.read(imageFile);
        IdxFile labels = IdxReader.read(labelFile);
        if (!(images.array() instanceof IdxArray.UnsignedBytes pixels)
                || pixels.shape().length < 3
                || pixels.shape().length > 4
                || (pixels.shape().length == 4 && pixels.shape()[3] != 3)) {
            throw new DataException(imageFile + " has " + kind(images)
                    + ", expected unsigned bytes in 3 dimensions (images, rows, columns), or in 4 with 3 colours");
        }
        if (!(labels.array() instanceof IdxArray.UnsignedBytes classes) || classes.shape().length != 1) {
            throw new DataException(labelFile + " has " + kind(labels)
                    + ", expected unsigned bytes in 1 dimension, one label per image");
        }
        int count = pixels.shape()[0];
        if (count != classes.values().length) {
            throw new DataException(labelFile + " has " + classes.values().length + " labels, but " + imageFile
                    + " has " + count + " images; expected as many labels as images");
        }
        List<String> names = new ArrayList<>();
        for (byte label : classes.values()) {
            names.add(String.valueOf(label & 0xff));
        }
        int channels = pixels.shape().length == 4 ? 3 : 1;
        return new LabelledImages.OfBytes(
                pictures(pixels.values(), count, pixels.shape()[1], pixels.shape()[2], channels),
                names,
                List.of(source(imageFile, images), source(labelFile, labels)));
    }

    private static String kind(IdxFile file) {
        return "numbers of type " + file.array().type() + " in " + file.array().shape().length + " dimensions";
    }

    /** Images that follow one another in an array. */
    static List<Picture> pictures(byte[] values, int count, int height, int width, int channels) {
        int each = height * width * channels;
        List<Picture> pictures = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            pictures.add(new Picture(width, height, channels, Arrays.copyOfRange(values, i * each, (i + 1) * each)));
        }
        return pictures;
    }

    private static SourceFile source(Path path, IdxFile file) {
        return new SourceFile(String.valueOf(path.getFileName()).replaceFirst("\\.gz$", ""), file.sha256());
    }
}
