// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.store;

import dev.ceteris.app.command.DataOption;
import dev.ceteris.app.command.Options;
import dev.ceteris.app.command.StoreOption;
import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.Surroundings;
import dev.ceteris.base.AtomicFile;
import dev.ceteris.base.DataException;
import dev.ceteris.base.Program;
import dev.ceteris.base.Visible;
import dev.ceteris.model.ModelFile;
import dev.ceteris.model.TrainedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "RUN",
            index = "0",
            arity = "0..1",
            defaultValue = "latest",
            description = "a run's name or the beginning of it (default: the latest)")
    private String run;

    @Parameters(
            paramLabel = "FILE",
            index = "1",
            arity = "0..1",
            description = "with --trial: the model's file; its ending says the format, .onnx, .safetensors or .npz")
    private Path model;

    @Option(
            names = "--trial",
            paramLabel = "N",
            description = "write the trained network of this trial as a model that needs no study, with the scaling of"
                    + " its inputs and the names of its classes inside (default: write the epochs of all trials)")
    private Integer trial;

    @Option(
            names = "--format",
            paramLabel = "csv|jsonl",
            converter = FormatWord.class,
            description = "CSV, or a JSON object on each line (default: by the ending of FILE, else csv)")
    private LongTable.Format format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "where to write; an existing file is kept (default: the terminal)")
    private Path output;

    @Mixin
    private StoreOption store;

    @Mixin
    private DataOption data;

    @Spec
    private CommandSpec spec;

    private static final class FormatWord implements ITypeConverter<LongTable.Format> {
        @Override
        public LongTable.Format convert(String word) {
            return Options.choice(LongTable.Format.class, word);
        }
    }

    public ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (trial != null) {
            exportModel();
            return ExitCode.FINE;
        }
        refuseModelWithoutTrial();
        LongTable.Format chosen = format();
        LongTable table = new StoredRuns(surroundings, store.folder(surroundings)).table(run);
        String text = table.text(chosen);
        if (output == null) {
            surroundings.results().print(text);
        } else {
            write(text);
        }
        return ExitCode.FINE;
    }

    /** One word that ends as a model does is the model, of the latest run. */
    private void exportModel() {
        boolean fileAlone = model == null && output == null && ModelFile.isNamedAsModel(Path.of(run));
        Path file = fileAlone ? Path.of(run) : model != null ? model : output;
        if (file == null || (model != null && output != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--trial " + trial + " needs one file for the model, such as model.onnx, found "
                            + (file == null ? "none" : model + " and " + output));
        }
        if (format != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--format is for the table of epochs; the ending of a model's file says its" + " format, "
                            + ModelFile.endings());
        }
        Path target = surroundings.folder().resolve(file);
        StoredRuns runs = new StoredRuns(surroundings, store.folder(surroundings));
        TrainedModel made = runs.model(fileAlone ? "latest" : run, trial, data.folders(surroundings));
        try {
            ModelFile.write(target, made);
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be written: " + failure.getMessage(), failure);
        }
        surroundings
                .messages()
                .println("wrote " + file + ": " + made.origin().words() + " of study "
                        + Visible.text(made.origin().study()) + ", weights with the SHA-256 "
                        + made.weights().sha256());
    }

    private void refuseModelWithoutTrial() {
        Path file = model != null ? model : output != null ? output : Path.of(run);
        if (model != null || ModelFile.isNamedAsModel(file)) {
            throw new ParameterException(
                    spec.commandLine(),
                    file + " would hold the network of one trial, expected --trial N, such as --trial 1; "
                            + Program.command("show") + " lists the trials");
        }
    }

    private LongTable.Format format() {
        if (format != null) {
            return format;
        }
        String name = output == null ? "" : String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return LongTable.Format.JSONL;
        }
        if (!name.contains(".") || name.endsWith(".csv")) {
            return LongTable.Format.CSV;
        }
        throw new DataException(output + ": export writes no file with this ending, expected .csv, or .jsonl or .ndjson"
                + " for JSON lines; --format csv or --format jsonl writes it under any name");
    }

    private void write(String text) {
        Path file = surroundings.folder().resolve(output);
        if (Files.exists(file)) {
            throw new DataException(output + " exists already; choose another name, or remove it first");
        }
        try {
            AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(output + " cannot be written: " + failure.getMessage(), failure);
        }
        surroundings.messages().println("wrote " + output);
    }
}
