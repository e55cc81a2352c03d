// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.tuning.Candidate;
import dev.ceteris.lab.tuning.Tuning;
import dev.ceteris.lab.tuning.TuningRecord;
import dev.ceteris.lab.tuning.TuningRun;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.summary.Digits;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What was tuned or searched: what was chosen where, whether that lies at an edge, and what choosing cost. */
public final class TuningSection implements Section {
    @Override
    public Chapter render(Results results) {
        RunRecord run = results.run();
        List<TuningRecord> tuningRuns =
                Stream.concat(run.tunings().stream(), run.search().stream()).toList();
        if (tuningRuns.isEmpty()) {
            return new Chapter("choices", "What was chosen", List.of());
        }
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(String.join(" ", sentences(run))));
        elements.add(new Element.Paragraph(method(run)));
        if (!run.tunings().isEmpty()) {
            elements.add(new Element.Tabled(chosen(run)));
        }
        elements.add(new Element.Tabled(isNested(run) ? new NestedChoices(run).candidates() : candidates(tuningRuns)));
        return new Chapter("choices", "What was chosen", elements);
    }

    private static boolean isNested(RunRecord run) {
        return run.study().tuning().isNested();
    }

    /**
     * What was chosen, a sentence for each tuning run, or in a nested cross-validation for each condition, and what it
     * cost.
     */
    public static List<String> sentences(RunRecord run) {
        List<String> sentences = new ArrayList<>(isNested(run) ? new NestedChoices(run).sentences() : tuned(run));
        if (!run.tunings().isEmpty()) {
            sentences.add("Tuning cost " + cost(run.tunings()) + ".");
        }
        run.search().ifPresent(search -> sentences.add("Chosen: " + verdict(search)));
        return sentences;
    }

    private static List<String> tuned(RunRecord run) {
        List<String> sentences = new ArrayList<>();
        for (TuningRecord tuning : run.tunings()) {
            String condition = tuning.condition().levels().isEmpty()
                    ? "Tuned: "
                    : "Tuned for " + tuning.condition().label() + ": ";
            sentences.add(condition + verdict(tuning));
        }
        return sentences;
    }

    private static String verdict(TuningRecord tuningRun) {
        if (!tuningRun.isOver()) {
            return "not known yet.";
        }
        return tuningRun
                .chosen()
                .map(best -> best.values().label() + " ("
                        + tuningRun.tuningRun().by().key() + " "
                        + Digits.of(tuningRun.tuningRun().by(), tuningRun.score(best)) + ")." + edges(tuningRun))
                .orElse("nothing, because every candidate diverged or failed.");
    }

    private static String edges(TuningRecord tuningRun) {
        List<String> edges = tuningRun.edges();
        return edges.isEmpty()
                ? ""
                : " At the edge of what was tried: " + Words.list(edges)
                        + ". More candidates or a wider space may hold a better one.";
    }

    /** Of some tuning runs together. */
    public static String cost(List<TuningRecord> tuningRuns) {
        long trials = tuningRuns.stream().mapToLong(TuningRecord::trialsBegun).sum();
        long epochs = tuningRuns.stream().mapToLong(TuningRecord::epochsTrained).sum();
        double seconds = tuningRuns.stream().mapToDouble(TuningRecord::seconds).sum();
        long pruned = tuningRuns.stream().mapToLong(TuningRecord::trialsPruned).sum();
        String stopped = pruned == 0 ? "" : " (" + pruned + " pruned)";
        return Plural.of(trials, "trial") + stopped + " with " + Plural.of(epochs, "epoch") + " in "
                + Numbers.seconds(seconds) + " of training, summed over the trials";
    }

    private static String method(RunRecord run) {
        List<String> sentences = new ArrayList<>();
        for (Tuning selection : List.of(run.study().tuning(), run.study().search())) {
            if (!selection.tuningRuns().isEmpty()) {
                sentences.add("How: " + selection.how() + ".");
            }
            if (selection.tuningRuns().stream().anyMatch(TuningRun::timed)) {
                sentences.add(
                        "Its budget is time, so another machine, or another day, may try more or fewer candidates and"
                                + " choose otherwise; what is chosen here cannot be reproduced to the bit.");
            }
        }
        if (isNested(run)) {
            sentences.add("Inside of each outer fold the choice was made by cross-validation, without the samples that"
                    + " the fold is tested on; the network was then trained anew on the other samples. The inner"
                    + " scores of what was chosen are the best of several and therefore optimistic; the results on the"
                    + " outer folds are not: they are those of training together with its tuning.");
        } else if (!run.tunings().isEmpty()) {
            sentences.add("Tuning runs have seeds of their own and do not evaluate the test set.");
        }
        run.search()
                .ifPresent(search -> sentences.add(
                        "The choice is made on the validation set; the test set is evaluated too, but is not "
                                + "used for it."));
        return String.join(" ", sentences);
    }

    /** What was chosen for each condition, and what choosing cost there. */
    public static Table chosen(RunRecord run) {
        if (isNested(run)) {
            return new NestedChoices(run).chosen();
        }
        List<Table.Row> rows = run.tunings().stream()
                .map(tuning -> Table.Row.of(
                        new Table.Cell.Plain(tuning.condition().label()),
                        new Table.Cell.Plain(tuning.chosen()
                                .map(best -> best.values().label())
                                .orElse(Numbers.NONE)),
                        measured(tuning, tuning.chosen().map(tuning::score).orElse(Double.NaN)),
                        new Table.Cell.Plain(tuning.edges().isEmpty() ? "" : Words.list(tuning.edges())),
                        whole(tuning.trialsBegun()),
                        whole(tuning.epochsTrained()),
                        new Table.Cell.Measured(
                                Numbers.seconds(tuning.seconds()), List.of(Numbers.exact(tuning.seconds())))))
                .toList();
        String by = run.study().tuning().tuningRuns().getFirst().by().key();
        return new Table(
                "chosen",
                "What each condition's own trials ran with",
                List.of(
                        Table.Column.text("condition"),
                        Table.Column.text("chosen"),
                        Table.Column.number(by, by),
                        Table.Column.text("at the edge"),
                        Table.Column.number("trials", "trials"),
                        Table.Column.number("epochs", "epochs"),
                        Table.Column.number("time", "seconds")),
                rows);
    }

    private static Table candidates(List<TuningRecord> tuningRuns) {
        List<Table.Row> rows = new ArrayList<>();
        for (TuningRecord tuningRun : tuningRuns) {
            for (Candidate candidate : tuningRun.tuningRun().candidates()) {
                if (tuningRun.tried(candidate)) {
                    rows.add(row(tuningRun, candidate));
                }
            }
        }
        String by = tuningRuns.getFirst().tuningRun().by().key();
        return new Table(
                "candidates",
                "Every candidate: the mean of " + by + " over its trials after the epochs it was given",
                List.of(
                        Table.Column.text("for"),
                        Table.Column.text("candidate"),
                        Table.Column.number("epochs", "epochs"),
                        Table.Column.number(by, by),
                        Table.Column.text("chosen")),
                rows);
    }

    private static Table.Row row(TuningRecord tuningRun, Candidate candidate) {
        boolean chosen = tuningRun.chosen().filter(candidate::equals).isPresent();
        return Table.Row.of(
                new Table.Cell.Plain(
                        tuningRun.condition().levels().isEmpty()
                                ? "all"
                                : tuningRun.condition().label()),
                new Table.Cell.Plain(candidate.values().label()),
                whole(tuningRun.epochsGiven(candidate)),
                measured(tuningRun, tuningRun.score(candidate)),
                new Table.Cell.Plain(chosen ? "chosen" : eliminated(tuningRun, candidate)));
    }

    /** Why a candidate was not among those that the choice was made of. */
    private static String eliminated(TuningRecord tuningRun, Candidate candidate) {
        if (tuningRun.isPruned(candidate)) {
            return "pruned";
        }
        if (tuningRun.isOver() && !Double.isFinite(tuningRun.score(candidate))) {
            return "diverged or failed";
        }
        return tuningRun.epochs(candidate)
                        < tuningRun.tuningRun().rounds().getLast().epochs()
                ? "eliminated"
                : "";
    }

    private static Table.Cell measured(TuningRecord tuningRun, double value) {
        return new Table.Cell.Measured(Digits.of(tuningRun.tuningRun().by(), value), List.of(Numbers.exact(value)));
    }

    private static Table.Cell whole(long value) {
        String text = String.valueOf(value);
        return new Table.Cell.Measured(text, List.of(text));
    }
}
