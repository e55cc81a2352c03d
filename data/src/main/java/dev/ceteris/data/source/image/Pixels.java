// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.image;

import dev.ceteris.base.DataException;
import dev.ceteris.data.source.PixelInputs;
import dev.ceteris.data.source.Scaling;
import dev.ceteris.engine.sample.ByteFeatures;
import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.ImageShape;
import java.util.List;
import java.util.Optional;

/**
 * Images as the numbers that a network sees.
 *
 * @param source what is said about them
 * @param remarks takes a sentence about size and colours
 */
record Pixels(ImageSource source, List<String> remarks) {
    Features of(LabelledImages images) {
        return switch (images) {
            case LabelledImages.OfBytes bytes -> ofBytes(bytes.pictures());
            case LabelledImages.OfFloats floats -> ofFloats(floats);
        };
    }

    private Features ofFloats(LabelledImages.OfFloats images) {
        if (source.size() != 0 || source.colour() != PixelColour.AS_IS) {
            throw new DataException(source.images() + " holds float32 images, expected uint8 where 'size' or 'colour'"
                    + " is set; save them with .astype('uint8'), or leave the keys out");
        }
        for (float value : images.values()) {
            if (!Float.isFinite(value)) {
                throw new DataException(source.images() + " holds the number " + value + ", expected finite numbers");
            }
            if (source.scaling() == Scaling.ZERO_TO_ONE && (value < 0 || value > 1)) {
                throw new DataException(source.images() + " holds the float32 number " + value
                        + ", expected 0 to 1 with 'scaling: zero-to-one'; set 'scaling: standardized' or"
                        + " 'scaling: as-is'");
            }
        }
        remarks.add(scaled(images.width() + " float32 numbers each", ", taken as they are"));
        return new FloatFeatures(images.values(), images.width());
    }

    private Features ofBytes(List<Picture> read) {
        if (read.isEmpty()) {
            throw new DataException(source.images() + " holds no image, expected PNG or JPEG files in a sub-folder for"
                    + " each class, or IDX files with images");
        }
        requireSameChannels(read);
        List<Picture> pictures = read.stream().map(this::fitted).toList();
        Picture first = pictures.getFirst();
        int width = first.bytes().length;
        if ((long) width * pictures.size() > Integer.MAX_VALUE - 8) {
            throw new DataException(
                    source.images() + " has more than 2 GiB of pixels, expected less; set a smaller" + " 'size'");
        }
        byte[] bytes = new byte[width * pictures.size()];
        for (int i = 0; i < pictures.size(); i++) {
            Picture picture = pictures.get(i);
            if (picture.width() != first.width() || picture.height() != first.height()) {
                throw new DataException(source.images() + " has images of " + size(first) + " and of " + size(picture)
                        + " pixels, expected one size; set 'size', such as 'size: 28', which scales and centres them");
            }
            System.arraycopy(picture.bytes(), 0, bytes, i * width, width);
        }
        String channels = first.channels() == 1 ? "grey" : "red, green, blue";
        remarks.add(scaled(
                size(first) + " pixels, " + channels,
                source.size() == 0 ? "" : ", the longer side scaled, centred on black"));
        ImageShape shape = new ImageShape(first.height(), first.width(), first.channels());
        return new ByteFeatures(
                bytes, width, source.scaling() == Scaling.AS_IS ? 1 : PixelInputs.TO_ONE, Optional.of(shape));
    }

    /** An image in the colours and the size that are asked for. */
    Picture fitted(Picture picture) {
        Picture coloured = picture.in(source.colour());
        return source.size() == 0 ? coloured : coloured.within(source.size());
    }

    private void requireSameChannels(List<Picture> pictures) {
        if (source.colour() != PixelColour.AS_IS) {
            return;
        }
        long grey = pictures.stream().filter(picture -> picture.channels() == 1).count();
        if (grey != 0 && grey != pictures.size()) {
            throw new DataException(source.images() + " has " + grey + " grey and " + (pictures.size() - grey)
                    + " coloured images, expected images of one kind; set 'colour: grey' or 'colour: rgb'");
        }
    }

    private String scaled(String what, String how) {
        return "images: " + what + how + "; scaling "
                + switch (source.scaling()) {
                    case ZERO_TO_ONE -> "0 to 1";
                    case STANDARDIZED -> "standardized by the training set";
                    case AS_IS -> "none";
                };
    }

    private static String size(Picture picture) {
        return picture.width() + " × " + picture.height();
    }
}
