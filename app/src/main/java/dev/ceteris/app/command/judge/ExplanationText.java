// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.judge;

import dev.ceteris.app.process.ShellWords;
import dev.ceteris.app.terminal.Paragraph;
import dev.ceteris.app.terminal.TextTable;
import dev.ceteris.base.Plural;
import dev.ceteris.base.Visible;
import dev.ceteris.evidence.results.Explanation;
import dev.ceteris.evidence.results.FileResults;
import dev.ceteris.evidence.tool.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What files are taken for, as text, and the first claims as a file.
 *
 * @param folder in which the file is written, and relative names start
 * @param names of the files as the user typed them
 */
record ExplanationText(Path folder, List<String> names) {
    private static final String CLAIMS = "claims.yaml";
    private static final int COLUMNS = 100;

    /** Reads the files, and writes the claims unless there is a file of that name. */
    String text() {
        SequencedMap<String, Path> files = new LinkedHashMap<>();
        names.forEach(name -> files.put(name, folder.resolve(name)));
        Explanation explanation = Explanation.of(files);
        List<String> lines = new ArrayList<>();
        lines.addAll(Paragraph.wrap("", counts(explanation), COLUMNS));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("column", "taken for", "why"));
        explanation
                .columns()
                .forEach(column -> rows.add(List.of(Visible.text(column.column()), word(column.role()), column.why())));
        lines.add("");
        lines.add(TextTable.of(TextTable.Align.LEFT, TextTable.Align.LEFT, TextTable.Align.LEFT)
                .text(rows));
        lines.add("");
        explanation.notes().forEach(note -> lines.addAll(Paragraph.wrap("", "Note: " + note + ".", COLUMNS)));
        explanation.results().notes().forEach(note -> lines.addAll(Paragraph.wrap("", "Note: " + note + ".", COLUMNS)));
        List<String> command = new ArrayList<>(List.of("ceteris", "judge", CLAIMS));
        command.addAll(names);
        if (write(explanation.claims())) {
            lines.add(CLAIMS + " is written. Check its lines, state your hypotheses, then judge them:");
            lines.add("  " + ShellWords.join(command));
        } else {
            lines.add("There is a file " + CLAIMS + " already, which stays as it is. A new one would be:");
            lines.add("");
            lines.add(explanation.claims().stripTrailing());
        }
        return String.join("\n", lines);
    }

    private static String counts(Explanation explanation) {
        FileResults results = explanation.results();
        String tools =
                explanation.tools().isEmpty() ? "a table of no known tool" : String.join(" and ", explanation.tools());
        return Plural.of(explanation.files(), "file") + ", recognised as " + tools + ": "
                + Plural.of(results.rows(), "row") + ", "
                + Plural.of(results.observations().trials().size(), "trial") + ", "
                + (results.pairing() == FileResults.Pairing.BY_SEED
                        ? Plural.of(results.looks().seeds().getLast(), "seed") + ", "
                        : "")
                + results.pairing().text() + ".";
    }

    private boolean write(String claims) {
        try {
            Files.writeString(folder.resolve(CLAIMS), claims, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String word(Role role) {
        return switch (role) {
            case FACTOR -> "factor";
            case SEED -> "seed";
            case REPLICATE -> "replicate of a seed";
            case TRIAL -> "name of a trial";
            case EPOCH -> "epoch";
            case ORDER -> "order in an epoch";
            case RESULT_EPOCH -> "result epoch";
            case STATE -> "state";
            case METRIC -> "metric";
            case OVERLAP -> "overlap of training sets";
            case SKIPPED -> "not used";
            case OTHER -> "unclear";
        };
    }
}
