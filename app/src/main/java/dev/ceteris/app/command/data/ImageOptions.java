// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.data;

import dev.ceteris.base.DataException;
import dev.ceteris.data.source.Scaling;
import dev.ceteris.data.source.image.ImageSource;
import dev.ceteris.data.source.image.PixelColour;
import dev.ceteris.data.source.table.TestPart;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the command line says of images; the meanings are those of the keys of a study. */
final class ImageOptions {
    @Option(
            names = "--size",
            paramLabel = "N",
            defaultValue = "0",
            description = "images: pixels of both sides after scaling (default: the images' own size)")
    int size;

    @Option(
            names = "--colour",
            paramLabel = "as-is|grey|rgb",
            description = "images: the channels that a network sees (default: as-is)")
    PixelColour colour = PixelColour.AS_IS;

    /** The images of a folder or file, with what the options say about them. */
    ImageSource of(Path images, TestPart test) {
        if (!(test instanceof TestPart.Share(double share))) {
            throw new DataException("--test and --split name a file or a column, but " + images
                    + " holds images; expected --test with a share, such as --test 0.2");
        }
        return new ImageSource(
                images, Optional.empty(), Optional.empty(), Optional.empty(), size, colour, share, Scaling.ZERO_TO_ONE);
    }
}
