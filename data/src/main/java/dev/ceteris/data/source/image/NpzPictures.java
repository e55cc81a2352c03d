// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.image;

import dev.ceteris.base.DataException;
import dev.ceteris.base.Visible;
import dev.ceteris.data.format.npz.NpyArray;
import dev.ceteris.data.format.npz.NpzFile;
import dev.ceteris.data.source.SourceFile;
import dev.ceteris.engine.sample.ImageShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Images and labels in a NumPy file. */
final class NpzPictures {
    private NpzPictures() {}

    static LabelledImages.Found in(Path file) {
        Map<String, NpyArray> arrays = NpzFile.read(file, List.of("x_train", "y_train", "x_test", "y_test", "x", "y"));
        SourceFile source = new SourceFile(String.valueOf(file.getFileName()), FolderDigest.ofFile(file));
        List<LabelledImages> parts = new ArrayList<>();
        if (arrays.containsKey("x_train") || arrays.containsKey("y_train")) {
            parts.add(part(arrays, "x_train", "y_train", file, source));
            if (arrays.containsKey("x_test") || arrays.containsKey("y_test")) {
                parts.add(part(arrays, "x_test", "y_test", file, source));
            }
        } else {
            parts.add(part(arrays, "x", "y", file, source));
        }
        return new LabelledImages.Found(parts, List.of());
    }

    private static LabelledImages part(
            Map<String, NpyArray> arrays, String images, String labels, Path file, SourceFile source) {
        if (!arrays.containsKey(images) || !arrays.containsKey(labels)) {
            throw new DataException(file + " has the arrays " + Visible.list(NpzFile.names(file)) + ", but no '"
                    + (arrays.containsKey(images) ? labels : images)
                    + "'; expected x_train, y_train, x_test and y_test, or x and y");
        }
        NpyArray x = arrays.get(images);
        NpyArray y = arrays.get(labels);
        requireLabels(y, file);
        int count = x.shape().length == 0 ? 0 : x.shape()[0];
        if (count != y.count()) {
            throw new DataException(file + ": " + images + " has " + count + " images, but " + labels + " has "
                    + y.count() + " labels; expected as many labels as images");
        }
        List<String> classes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            classes.add(String.valueOf(y.whole(i)));
        }
        int[] sides = sides(x, file);
        if (x.isUnsignedBytes()) {
            return new LabelledImages.OfBytes(
                    IdxPictures.pictures(x.bytes(), count, sides[0], sides[1], sides[2]), classes, List.of(source));
        }
        if (x.isFloats()) {
            return new LabelledImages.OfFloats(
                    x.floats(), new ImageShape(sides[0], sides[1], sides[2]), classes, List.of(source));
        }
        throw new DataException(file + ": " + images + " has the type " + x.type()
                + ", expected uint8 or float32; save it with .astype('uint8') or .astype('float32')");
    }

    private static void requireLabels(NpyArray labels, Path file) {
        boolean column = labels.shape().length == 1 || (labels.shape().length == 2 && labels.shape()[1] == 1);
        if (!column || !labels.isWhole()) {
            throw new DataException(file + ": " + labels.name() + " has the type " + labels.type() + " and the shape "
                    + Arrays.toString(labels.shape()) + ", expected one whole number per image"
                    + "; of one-hot rows, save .argmax(axis=1)");
        }
    }

    /** Rows, columns, channels. */
    private static int[] sides(NpyArray images, Path file) {
        int[] shape = images.shape();
        boolean usable =
                (shape.length == 2 || shape.length == 3 || (shape.length == 4 && (shape[3] == 1 || shape[3] == 3)))
                        && Arrays.stream(shape).allMatch(side -> side > 0);
        if (!usable) {
            throw new DataException(file + ": " + images.name() + " has the shape " + Arrays.toString(shape)
                    + ", expected (images, rows, columns), the same with 1 or 3 colours at the end, or"
                    + " (images, numbers)");
        }
        return switch (shape.length) {
            case 2 -> new int[] {1, shape[1], 1};
            case 3 -> new int[] {shape[1], shape[2], 1};
            default -> new int[] {shape[1], shape[2], shape[3]};
        };
    }
}
