// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.image;

import dev.ceteris.base.DataException;
import dev.ceteris.data.source.PixelInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An image of any size and colour, made to look like those that a network has learned.
 *
 * @param pixels as many as the network's inputs, row by row, the channels of a pixel side by side; not to be changed
 *     afterwards
 * @param notes what was done to the image, in words; empty where nothing was
 */
public record SeenPicture(byte[] pixels, List<String> notes) {
    /** Above it a border is light. */
    private static final int MIDDLE = 127;

    public SeenPicture {
        notes = List.copyOf(notes);
    }

    /**
     * Reads a PNG or JPEG file.
     *
     * @param inputs of the network
     * @param style of the images that it has learned
     * @throws DataException when it cannot be read, is empty, cut, no image, or shows nothing
     */
    public static SeenPicture read(Path file, PixelInputs inputs, PictureStyle style, Inversion inversion) {
        Picture picture = decoded(file);
        requireSomething(file, picture);
        return of(picture, inputs, style, inversion);
    }

    private static Picture decoded(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DataException(file + " does not exist or is no file; expected an image, PNG or JPEG");
        }
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new DataException(file + " cannot be read: " + failure.getMessage(), failure);
        }
        if (content.length == 0) {
            throw new DataException(file + " is empty, expected an image, PNG or JPEG; save or copy it again");
        }
        Optional<Picture> picture = isCutJpeg(content) ? Optional.empty() : PictureFile.decode(content);
        return picture.orElseThrow(() -> new DataException(file
                + " cannot be decoded: it is cut or damaged, or neither PNG nor JPEG; save or copy it again as PNG"));
    }

    /** The decoder of the JDK fills what is missing of a JPEG file with grey: after its image it has to end. */
    private static boolean isCutJpeg(byte[] content) {
        if (content.length < 2 || (content[0] & 0xff) != 0xff || (content[1] & 0xff) != 0xd8) {
            return false;
        }
        return last(content, 0xd9) < last(content, 0xda);
    }

    private static int last(byte[] content, int marker) {
        for (int i = content.length - 2; i >= 0; i--) {
            if ((content[i] & 0xff) == 0xff && (content[i + 1] & 0xff) == marker) {
                return i;
            }
        }
        return -1;
    }

    private static void requireSomething(Path file, Picture picture) {
        byte first = picture.bytes()[0];
        for (byte value : picture.bytes()) {
            if (value != first) {
                return;
            }
        }
        throw new DataException(file + " is blank: every pixel has the value " + (first & 0xff)
                + ", expected an image that shows something"
                + (first == 0 ? "; if it is drawn on a transparent ground, save it on a white one" : ""));
    }

    static SeenPicture of(Picture picture, PixelInputs inputs, PictureStyle style, Inversion inversion) {
        List<String> notes = new ArrayList<>();
        Picture seen = coloured(picture, inputs, notes);
        if (isInverted(seen, style, inversion)) {
            seen = Figure.inverted(seen);
            notes.add("inverted");
        }
        if (style.box() > 0 && !isCentred(seen, inputs, style)) {
            seen = centred(seen, inputs, style, notes);
        } else if (!isOfSize(seen, inputs)) {
            int ground = style.background() == PictureStyle.Background.LIGHT ? 255 : 0;
            notes.add("scaled from " + size(seen) + " to " + inputs.columns() + " × " + inputs.rows()
                    + (fills(seen, inputs) ? "" : ", centred on " + (ground == 0 ? "black" : "white")));
            seen = seen.within(inputs.columns(), inputs.rows(), ground);
        }
        return new SeenPicture(seen.bytes(), notes);
    }

    /** An image of a data set, which has the right size: nothing is assumed about it. */
    static SeenPicture asItIs(Picture picture, PixelInputs inputs, Inversion inversion) {
        List<String> notes = new ArrayList<>();
        Picture seen = coloured(picture, inputs, notes);
        if (inversion == Inversion.YES) {
            seen = Figure.inverted(seen);
            notes.add("inverted");
        }
        return new SeenPicture(seen.bytes(), notes);
    }

    static boolean isOfSize(Picture picture, PixelInputs inputs) {
        return picture.width() == inputs.columns() && picture.height() == inputs.rows();
    }

    /** Whether an image looks as the training images do, whose figures are in the middle. */
    private static boolean isCentred(Picture picture, PixelInputs inputs, PictureStyle style) {
        boolean light = style.background() == PictureStyle.Background.LIGHT;
        Figure figure = Figure.of(light ? Figure.inverted(picture) : picture);
        return isOfSize(picture, inputs)
                && figure.isCentred(PictureStyle.BESIDE)
                && figure.longerSide() <= style.box() + 1;
    }

    private static Picture coloured(Picture picture, PixelInputs inputs, List<String> notes) {
        if (picture.channels() == inputs.channels()) {
            return picture;
        }
        Picture changed = picture.in(inputs.channels() == 1 ? PixelColour.GREY : PixelColour.RGB);
        if (!changed.in(PixelColour.RGB).equalsPixels(picture.in(PixelColour.RGB))) {
            notes.add("colours to grey");
        }
        return changed;
    }

    private static boolean isInverted(Picture picture, PictureStyle style, Inversion inversion) {
        return switch (inversion) {
            case YES -> true;
            case NO -> false;
            case AUTO ->
                switch (style.background()) {
                    case DARK -> Figure.border(picture) > MIDDLE;
                    case LIGHT -> Figure.border(picture) <= MIDDLE;
                    case MIXED -> false;
                };
        };
    }

    private static boolean fills(Picture picture, PixelInputs inputs) {
        return (long) picture.width() * inputs.rows() == (long) picture.height() * inputs.columns();
    }

    /** The figure alone, as large as those of the training images, its centre of mass in the middle. */
    private static Picture centred(Picture picture, PixelInputs inputs, PictureStyle style, List<String> notes) {
        boolean light = style.background() == PictureStyle.Background.LIGHT;
        Picture onDark = light ? Figure.inverted(picture) : picture;
        Figure figure = Figure.of(Figure.stretched(onDark));
        Picture small = figure.cropped().longerSide(style.box());
        Figure scaled = Figure.of(small);
        int left = placed(inputs.columns(), small.width(), scaled.x());
        int top = placed(inputs.rows(), small.height(), scaled.y());
        byte[] bytes = new byte[inputs.columns() * inputs.rows()];
        for (int row = 0; row < small.height(); row++) {
            System.arraycopy(
                    small.bytes(), row * small.width(), bytes, (top + row) * inputs.columns() + left, small.width());
        }
        notes.add("cropped to its figure, scaled from " + figure.width() + " × " + figure.height() + " to "
                + size(small) + " and centred by its mass in " + inputs.columns() + " × " + inputs.rows()
                + ", as in the training images");
        Picture centred = new Picture(inputs.columns(), inputs.rows(), 1, bytes);
        return light ? Figure.inverted(centred) : centred;
    }

    /** Where a figure begins so that its centre is in the middle, without leaving the image. */
    private static int placed(int side, int length, double centre) {
        return Math.clamp(Math.round(side / 2.0 - centre), 0, side - length);
    }

    private static String size(Picture picture) {
        return picture.width() + " × " + picture.height();
    }
}
