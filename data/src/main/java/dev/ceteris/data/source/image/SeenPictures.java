// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.image;

import dev.ceteris.base.DataException;
import dev.ceteris.data.format.idx.IdxArray;
import dev.ceteris.data.format.idx.IdxReader;
import dev.ceteris.data.source.PixelInputs;
import dev.ceteris.data.source.Scaling;
import dev.ceteris.data.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Many images at once, made to look like those that a network has learned. Images of a data set that have the right
 * size are taken as they are.
 *
 * @param pictures in the order of their files
 * @param classes of each; empty where nothing states them
 * @param files where they are from
 * @param remarks sentences about what was left out
 */
public record SeenPictures(
        List<SeenPicture> pictures, List<String> classes, List<SourceFile> files, List<String> remarks) {
    /** Of a share that is not used, as nothing is divided. */
    private static final double ANY_SHARE = 0.5;

    public SeenPictures {
        pictures = List.copyOf(pictures);
        classes = List.copyOf(classes);
        files = List.copyOf(files);
        remarks = List.copyOf(remarks);
    }

    /** Whether a file begins as an IDX file does, plain or packed. */
    public static boolean isIdx(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(2);
            boolean packed = first.length == 2 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b;
            return packed || (first.length == 2 && first[0] == 0 && first[1] == 0);
        } catch (IOException failure) {
            throw new DataException(file + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    /**
     * The images of an IDX file.
     *
     * @throws DataException when it cannot be read or holds something else
     */
    public static SeenPictures ofIdx(Path file, PixelInputs inputs, PictureStyle style, Inversion inversion) {
        if (!(IdxReader.read(file).array() instanceof IdxArray.UnsignedBytes(int[] shape, byte[] values))
                || shape.length < 3
                || shape.length > 4
                || (shape.length == 4 && shape[3] != 3)
                || values.length == 0) {
            throw new DataException(file + " holds no images, expected an IDX file of unsigned bytes in 3 dimensions"
                    + " (images, rows, columns), or in 4 with 3 colours");
        }
        List<Picture> pictures = IdxPictures.pictures(values, shape[0], shape[1], shape[2], shape.length == 4 ? 3 : 1);
        return new SeenPictures(seen(pictures, inputs, style, inversion), List.of(), List.of(), List.of());
    }

    /**
     * The images of a data set with their classes: its test set where it has one, else all of them.
     *
     * @param images a folder with a sub-folder for each class, a folder of IDX files, a {@code .npz} file, or an IDX
     *     file beside {@code labels}
     * @throws DataException when it cannot be read
     */
    public static SeenPictures ofClasses(
            Path images, Optional<Path> labels, PixelInputs inputs, PictureStyle style, Inversion inversion) {
        ImageSource source = new ImageSource(
                images,
                labels,
                Optional.empty(),
                Optional.empty(),
                0,
                PixelColour.AS_IS,
                ANY_SHARE,
                Scaling.ZERO_TO_ONE);
        LabelledImages.Found found = ImageDataset.found(source);
        List<String> remarks = new ArrayList<>(found.remarks());
        if (found.parts().size() > 1) {
            remarks.add("the test set of " + images + " is evaluated on, not its training set");
        }
        return switch (found.parts().getLast()) {
            case LabelledImages.OfBytes bytes
            when !bytes.pictures().isEmpty() ->
                new SeenPictures(
                        seen(bytes.pictures(), inputs, style, inversion), bytes.classes(), bytes.files(), remarks);
            case LabelledImages.OfBytes _ -> throw new DataException(images + " holds no image");
            case LabelledImages.OfFloats _ ->
                throw new DataException(images + " holds float32 images, expected uint8, as the model has learned;"
                        + " save them with .astype('uint8')");
        };
    }

    private static List<SeenPicture> seen(
            List<Picture> pictures, PixelInputs inputs, PictureStyle style, Inversion inversion) {
        List<SeenPicture> seen = new ArrayList<>(pictures.size());
        for (Picture picture : pictures) {
            seen.add(
                    SeenPicture.isOfSize(picture, inputs)
                            ? SeenPicture.asItIs(picture, inputs, inversion)
                            : SeenPicture.of(picture, inputs, style, inversion));
        }
        return seen;
    }

    /** The pixels of all of them, one after the other. */
    public byte[] pixels() {
        int width = pictures.getFirst().pixels().length;
        byte[] all = new byte[Math.multiplyExact(width, pictures.size())];
        for (int i = 0; i < pictures.size(); i++) {
            System.arraycopy(pictures.get(i).pixels(), 0, all, i * width, width);
        }
        return all;
    }
}
