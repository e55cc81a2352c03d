// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.model;

import dev.ceteris.app.command.Options;
import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.Surroundings;
import dev.ceteris.base.DataException;
import dev.ceteris.data.source.NumberInputs;
import dev.ceteris.data.source.PixelInputs;
import dev.ceteris.data.source.TableInputs;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.model.ModelFile;
import dev.ceteris.model.ModelNetwork;
import dev.ceteris.model.TrainedModel;
import dev.ceteris.model.input.Shown;
import dev.ceteris.model.input.ShownNumbers;
import dev.ceteris.model.input.ShownPictures;
import dev.ceteris.model.input.ShownRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(mixinStandardHelpOptions = true)
public final class PredictCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "FILE",
            index = "1..*",
            arity = "1..*",
            description = "PNG or JPEG images of any size, a folder of them, an IDX file of images; or CSV and Parquet"
                    + " tables with the columns that the model has learned")
    private List<Path> files;

    @Option(
            names = "--format",
            paramLabel = "text|csv|json",
            converter = FormatWord.class,
            description = "a table to read, CSV, or JSON with the probability of every class (default: text)")
    private Predictions.Format format = Predictions.Format.TEXT;

    @Mixin
    private ModelOptions options;

    private static final class FormatWord implements ITypeConverter<Predictions.Format> {
        @Override
        public Predictions.Format convert(String word) {
            return Options.choice(Predictions.Format.class, word);
        }
    }

    public PredictCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        TrainedModel trained = ModelFile.read(surroundings.folder().resolve(options.model));
        List<Path> all = files.stream().flatMap(file -> inside(trained, file)).toList();
        List<Predictions.Answered> answered = new ArrayList<>();
        try (ThreadTeam team = ThreadTeam.of(Runtime.getRuntime().availableProcessors())) {
            ModelNetwork network = new ModelNetwork(trained, team);
            for (Path file : all) {
                Shown shown = shown(trained, surroundings.folder().resolve(file));
                shown.remarks().forEach(surroundings.messages()::println);
                answered.add(new Predictions.Answered(file.toString(), shown, network.answers(shown.raw())));
            }
        }
        surroundings.results().println(new Predictions(trained.outputs(), answered).text(format));
        return ExitCode.FINE;
    }

    /** The file, or the images that are in a folder. */
    private Stream<Path> inside(TrainedModel trained, Path file) {
        Path folder = surroundings.folder().resolve(file);
        if (!Files.isDirectory(folder) || !(trained.inputs() instanceof PixelInputs)) {
            return Stream.of(file);
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> images = entries.map(Path::getFileName)
                    .filter(name -> name.toString().toLowerCase(Locale.ROOT).matches("[^.].*\\.(png|jpe?g)"))
                    .sorted()
                    .map(file::resolve)
                    .toList();
            if (images.isEmpty()) {
                throw new DataException(file + " holds no image, expected PNG or JPEG files; name a folder of them");
            }
            return images.stream();
        } catch (IOException failure) {
            throw new DataException(file + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    private Shown shown(TrainedModel trained, Path file) {
        return switch (trained.inputs()) {
            case PixelInputs pixels -> ShownPictures.of(trained, pixels, file, options.inversion);
            case TableInputs table -> ShownRows.of(trained, table, file, options.unseen, ShownRows.Reading.INPUTS);
            case NumberInputs numbers -> ShownNumbers.of(trained, numbers, file, ShownRows.Reading.INPUTS);
        };
    }
}
