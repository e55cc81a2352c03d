// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.store;

import static dev.ceteris.app.terminal.TextTable.Align.LEFT;
import static dev.ceteris.app.terminal.TextTable.Align.RIGHT;

import dev.ceteris.app.progress.DataLines;
import dev.ceteris.app.progress.StudyDesign;
import dev.ceteris.app.terminal.Dates;
import dev.ceteris.app.terminal.Labelled;
import dev.ceteris.app.terminal.Paragraph;
import dev.ceteris.app.terminal.TextTable;
import dev.ceteris.base.Plural;
import dev.ceteris.lab.store.DataUse;
import dev.ceteris.lab.store.Provenance;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.report.Report;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A run as text. */
public final class RunText {
    /** Enough of a digest to distinguish any two by eye; {@code show --json} has all of it. */
    private static final int DIGEST_DIGITS = 16;

    private static final int COLUMNS = 120;

    private RunText() {}

    /** What came out: how the trials ended, and the table of the study's metrics. */
    public static String results(RunRecord run) {
        return run.id() + ": " + outcome(run) + "\n" + data(run, COLUMNS) + "\n" + comparison(run) + spread(run)
                + chosen(run);
    }

    /** The samples that were used, without what was noticed about them: a line for each data set. */
    private static String data(RunRecord run, int columns) {
        List<DataUse> counted =
                run.provenance().data().stream().map(DataUse::withoutRemarks).toList();
        return DataLines.of(counted, columns).stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** Mean and spread of the study's metrics over the seeds, one line a condition. */
    static String comparison(RunRecord run) {
        List<List<String>> rows = Report.comparison(run);
        List<TextTable.Align> columns =
                new ArrayList<>(Collections.nCopies(rows.getFirst().size(), RIGHT));
        columns.set(0, LEFT);
        return new TextTable(columns).text(rows);
    }

    /** Where the spread comes from, in sentences; nothing where the study does not separate sources of randomness. */
    private static String spread(RunRecord run) {
        List<String> sentences = Report.spread(run);
        return sentences.isEmpty()
                ? ""
                : "\n\n" + String.join("\n", Paragraph.wrap("", String.join(" ", sentences), COLUMNS));
    }

    /** What was chosen and what that cost, a line for each tuning run; nothing when nothing was. */
    private static String chosen(RunRecord run) {
        List<String> sentences = Report.chosen(run);
        return sentences.isEmpty() ? "" : "\n\n" + String.join("\n", sentences);
    }

    /** {@code 30 trials: 29 done, 1 diverged}. */
    static String outcome(RunRecord run) {
        List<String> parts = new ArrayList<>();
        for (String word : List.of("done", "diverged", "pruned", "failed", "running", "interrupted", "planned")) {
            long count = run.trials().stream()
                    .filter(trial -> trial.state().word().equals(word))
                    .count();
            if (count > 0) {
                parts.add(count + " " + word);
            }
        }
        return Plural.of(run.trials().size(), "trial") + ": " + String.join(", ", parts);
    }

    /** Everything that {@code ceteris show} reports of a run, in lines of at most {@code columns} where words allow. */
    static String whole(RunRecord run, int columns, ZoneId zone) {
        Study study = run.study();
        Provenance provenance = run.provenance();
        List<String> lines = new ArrayList<>();
        lines.addAll(Paragraph.wrap("", run.id() + " · " + study.question(), columns));
        lines.addAll(Labelled.item("trials", outcome(run), columns));
        lines.addAll(DataLines.of(provenance.data(), columns));
        lines.addAll(StudyDesign.lines(study, columns));
        lines.addAll(Labelled.item("started", Dates.minute(run.created(), zone), columns));
        lines.addAll(Labelled.item("made by", maker(provenance), columns));
        lines.addAll(Labelled.item("again", provenance.command(), columns));
        return String.join("\n", lines) + "\n\n" + comparison(run) + spread(run) + chosen(run) + "\n\n" + trials(run);
    }

    private static String maker(Provenance provenance) {
        String vectors = provenance.vectorBits() == 0 ? "scalar code" : provenance.vectorBits() + "-bit vectors";
        return "Ceteris " + provenance.version() + ", arithmetic " + provenance.arithmeticVersion() + ", " + vectors
                + ", " + Plural.of(provenance.cores(), "core") + " of " + provenance.processor() + ", "
                + provenance.java() + ", " + provenance.system();
    }

    private static String trials(RunRecord run) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("trial", "condition", "seed", "epochs", "state", "weights (SHA-256)"));
        for (TrialRecord trial : run.trials()) {
            rows.add(List.of(
                    String.valueOf(trial.number()),
                    trial.condition().label(),
                    trial.seeds().number(),
                    String.valueOf(trial.epochs().size()),
                    state(trial),
                    trial.state() instanceof TrialState.Done(String sha256, int _)
                            ? sha256.substring(0, Math.min(DIGEST_DIGITS, sha256.length()))
                            : ""));
        }
        return TextTable.of(RIGHT, LEFT, RIGHT, RIGHT, LEFT, LEFT).text(rows);
    }

    private static String state(TrialRecord trial) {
        return switch (trial.state()) {
            case TrialState.Done(String _, int epoch)
            when epoch < trial.epochs().size() -> "done, weights of epoch " + epoch;
            case TrialState.Diverged(int epoch) -> "diverged at epoch " + epoch;
            case TrialState.Pruned(int epoch) -> "pruned after epoch " + epoch;
            case TrialState.Failed(String message) -> "failed: " + message;
            default -> trial.state().word();
        };
    }
}
