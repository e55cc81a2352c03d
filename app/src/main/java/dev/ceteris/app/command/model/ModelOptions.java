// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.model;

import dev.ceteris.app.command.Options;
import dev.ceteris.data.source.image.Inversion;
import dev.ceteris.model.input.ShownRows;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which model is shown images and rows, and what is said about these. */
final class ModelOptions {
    @Parameters(
            paramLabel = "MODEL",
            index = "0",
            description = "a file that ceteris export --trial wrote: .onnx, .safetensors or .npz")
    Path model;

    @Option(
            names = "--invert",
            paramLabel = "auto|yes|no",
            converter = InversionWord.class,
            description = "images: whether light and dark change places; auto does so where the border of an image is"
                    + " light and those of the training images are dark, or the other way round (default: auto)")
    Inversion inversion = Inversion.AUTO;

    @Option(
            names = "--unseen",
            paramLabel = "refuse|zero",
            converter = UnseenWord.class,
            description = "tables: what becomes of a category that the model has not learned; zero takes all inputs of"
                    + " its column as 0 (default: refuse)")
    ShownRows.Unseen unseen = ShownRows.Unseen.REFUSE;

    private static final class InversionWord implements ITypeConverter<Inversion> {
        @Override
        public Inversion convert(String word) {
            return Options.choice(Inversion.class, word);
        }
    }

    private static final class UnseenWord implements ITypeConverter<ShownRows.Unseen> {
        @Override
        public ShownRows.Unseen convert(String word) {
            return Options.choice(ShownRows.Unseen.class, word);
        }
    }
}
