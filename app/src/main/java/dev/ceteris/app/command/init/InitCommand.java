// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.init;

import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.SchemaLink;
import dev.ceteris.app.process.ShellWords;
import dev.ceteris.app.process.Surroundings;
import dev.ceteris.base.DataException;
import dev.ceteris.base.Program;
import dev.ceteris.base.SpecException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ceteris init}. It writes one new file and never changes one. */
@Command(mixinStandardHelpOptions = true)
public final class InitCommand implements Callable<Integer> {
    /** Letters of a study's name, at most. */
    private static final int LONGEST_NAME = 64;

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "a table, as CSV or Parquet; without it the study is of mnist")
    private Path table;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "the study to write (default: the table's name with .yaml, in the current folder)")
    private Path output;

    public InitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        String study = table == null ? "first" : stem(table);
        Path file = output == null ? Path.of(study + ".yaml") : output;
        if (!String.valueOf(file.getFileName()).matches("(?i).*\\.ya?ml")) {
            throw new DataException(file + " would be a study, which is YAML; expected a name that ends in .yaml");
        }
        Path written = surroundings.folder().resolve(file);
        if (Files.exists(written)) {
            throw exists(file, null);
        }
        String schema = SchemaLink.from(written.toAbsolutePath().normalize().getParent());
        String text =
                table == null ? StudyDraft.ofMnist(schema, study) : StudyDraft.of(draft(table), schema, name(study));
        try {
            Files.writeString(written, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException meanwhile) {
            throw exists(file, meanwhile);
        }
        surroundings
                .results()
                .println("wrote " + file + "; a first look:  "
                        + Program.command(ShellWords.join(List.of("run", String.valueOf(file), "--quick"))));
        return ExitCode.FINE;
    }

    private static TableDraft draft(Path file) {
        try {
            return TableDraft.of(file);
        } catch (SpecException refused) {
            throw new DataException(file + ": " + refused.getMessage(), refused);
        }
    }

    private static DataException exists(Path file, IOException cause) {
        return new DataException(file + " exists and is left as it is; choose another name with --output", cause);
    }

    /** The file's name as a study may be called: {@code Breast_Cancer (2)} is breast-cancer-2. */
    private static String name(String stem) {
        String letters = Normalizer.normalize(stem, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        String words =
                letters.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceFirst("^-", "");
        String name = words.substring(0, Math.min(words.length(), LONGEST_NAME)).replaceFirst("-$", "");
        return name.isEmpty() ? "table" : name;
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.replaceFirst("(\\.(csv|tsv|txt|data|parquet))?(\\.gz)?$", "");
    }
}
