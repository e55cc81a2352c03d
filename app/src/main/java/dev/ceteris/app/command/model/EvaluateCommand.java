// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.model;

import dev.ceteris.app.command.DataOption;
import dev.ceteris.app.command.completion.DataNames;
import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.Surroundings;
import dev.ceteris.base.DataException;
import dev.ceteris.data.source.DataCatalog;
import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.DataSource;
import dev.ceteris.data.source.NumberInputs;
import dev.ceteris.data.source.PixelInputs;
import dev.ceteris.data.source.TableInputs;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.model.Assessment;
import dev.ceteris.model.ModelFile;
import dev.ceteris.model.TrainedModel;
import dev.ceteris.model.input.Shown;
import dev.ceteris.model.input.ShownNumbers;
import dev.ceteris.model.input.ShownPictures;
import dev.ceteris.model.input.ShownRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "DATA",
            completionCandidates = DataNames.class,
            index = "1",
            description =
                    "a name in 'ceteris data list', for the test set of that data; a CSV or Parquet table with the"
                            + " right answers; a folder of images with a sub-folder for each class, of IDX files, a"
                            + " .npz file, or an IDX file of images")
    private String dataWord;

    @Option(names = "--labels", paramLabel = "FILE", description = "the IDX file with the labels of an IDX file")
    private Path labels;

    @Option(names = "--json", description = "print JSON instead of text, with the confusion matrix")
    private boolean json;

    @Mixin
    private ModelOptions options;

    @Mixin
    private DataOption data;

    public EvaluateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        TrainedModel trained = ModelFile.read(surroundings.folder().resolve(options.model));
        Shown shown = shown(trained);
        shown.remarks().forEach(surroundings.messages()::println);
        try (ThreadTeam team = ThreadTeam.of(Runtime.getRuntime().availableProcessors())) {
            Assessment assessment =
                    Assessment.of(trained, shown.raw(), shown.answers().orElseThrow(), team);
            AssessmentText text = new AssessmentText(trained.outputs(), assessment);
            surroundings.results().println(json ? text.json() : text.text());
        }
        return ExitCode.FINE;
    }

    private Shown shown(TrainedModel trained) {
        Path file = surroundings.folder().resolve(dataWord);
        return switch (trained.inputs()) {
            case PixelInputs pixels -> images(trained, pixels, file);
            case TableInputs table ->
                ShownRows.of(trained, table, there(file), options.unseen, ShownRows.Reading.WITH_ANSWERS);
            case NumberInputs numbers -> ShownNumbers.of(trained, numbers, there(file), ShownRows.Reading.WITH_ANSWERS);
        };
    }

    private Path there(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DataException(dataWord + " does not exist or is no file; expected a CSV or Parquet table with the"
                    + " columns that the model has learned and the right answers");
        }
        return file;
    }

    private Shown images(TrainedModel trained, PixelInputs pixels, Path file) {
        Optional<DataSource> known = DataCatalog.known().stream()
                .filter(source -> source.name().equals(dataWord))
                .findFirst();
        if (known.isPresent()) {
            DataPlaces places = DataPlaces.of(
                    data.folders(surroundings),
                    surroundings.environment(),
                    Path.of(System.getProperty("user.home")),
                    surroundings.messages()::println);
            return ShownPictures.testSet(trained, pixels, known.get(), places);
        }
        if (!Files.exists(file)) {
            List<String> names =
                    DataCatalog.known().stream().map(DataSource::name).toList();
            throw new DataException(dataWord + " does not exist; expected images with their classes, or "
                    + names.stream().collect(Collectors.joining(" or ")));
        }
        Optional<Path> labelled = Optional.ofNullable(labels).map(surroundings.folder()::resolve);
        return ShownPictures.withClasses(trained, pixels, file, labelled, options.inversion);
    }
}
