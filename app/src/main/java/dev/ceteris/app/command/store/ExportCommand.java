// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.store;

import dev.ceteris.app.command.Options;
import dev.ceteris.app.command.StoreOption;
import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.Surroundings;
import dev.ceteris.base.AtomicFile;
import dev.ceteris.base.DataException;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "RUN",
            arity = "0..1",
            defaultValue = "latest",
            description = "a run's name or the beginning of it (default: the latest)")
    private String run;

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
