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
    public Chapter tell(Results results) {
        RunRecord run = results.run();
        List<TuningRecord> contests =
                Stream.concat(run.tunings().stream(), run.search().stream()).toList();
        if (contests.isEmpty()) {
            return new Chapter("choices", "What was chosen", List.of());
        }
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(String.join(" ", sentences(run))));
        elements.add(new Element.Paragraph(method(run)));
        if (!run.tunings().isEmpty()) {
            elements.add(new Element.Tabled(chosen(run)));
        }
        elements.add(new Element.Tabled(candidates(contests)));
        return new Chapter("choices", "What was chosen", elements);
    }

    /** What was chosen, a sentence for each contest, and what it cost. */
    public static List<String> sentences(RunRecord run) {
        List<String> sentences = new ArrayList<>();
        for (TuningRecord tuning : run.tunings()) {
            String condition = tuning.condition().levels().isEmpty()
                    ? "Tuned: "
                    : "Tuned for " + tuning.condition().label() + ": ";
            sentences.add(condition + verdict(tuning));
        }
        if (!run.tunings().isEmpty()) {
            sentences.add("Tuning cost " + cost(run.tunings()) + ".");
        }
        run.search().ifPresent(search -> sentences.add("Chosen: " + verdict(search)));
        return sentences;
    }

    private static String verdict(TuningRecord contest) {
        if (!contest.isOver()) {
            return "not known yet.";
        }
        return contest.chosen()
                .map(best ->
                        best.values().label() + " (" + contest.contest().by().key() + " "
                                + Digits.of(contest.contest().by(), contest.score(best)) + ")." + edges(contest))
                .orElse("nothing, because every candidate diverged or failed.");
    }

    private static String edges(TuningRecord contest) {
        List<String> edges = contest.edges();
        return edges.isEmpty()
                ? ""
                : " At the edge of what was tried: " + Words.list(edges)
                        + ". More candidates or a wider space may hold a better one.";
    }

    /** Of some contests together. */
    public static String cost(List<TuningRecord> contests) {
        long trials = contests.stream().mapToLong(TuningRecord::trialsBegun).sum();
        long epochs = contests.stream().mapToLong(TuningRecord::epochsTrained).sum();
        double seconds = contests.stream().mapToDouble(TuningRecord::seconds).sum();
        return Plural.of(trials, "trial") + " with " + Plural.of(epochs, "epoch") + " in " + Numbers.seconds(seconds)
                + " of training, summed over the trials";
    }

    private static String method(RunRecord run) {
        List<String> sentences = new ArrayList<>();
        for (Tuning selection : List.of(run.study().tuning(), run.study().search())) {
            if (!selection.contests().isEmpty()) {
                sentences.add("How: " + selection.how() + ".");
            }
            if (selection.contests().stream().anyMatch(TuningRun::timed)) {
                sentences.add(
                        "Its budget is time, so another machine, or another day, may try more or fewer candidates and"
                                + " choose otherwise; what is chosen here cannot be reproduced to the bit.");
            }
        }
        if (!run.tunings().isEmpty()) {
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
        String by = run.study().tuning().contests().getFirst().by().key();
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

    private static Table candidates(List<TuningRecord> contests) {
        List<Table.Row> rows = new ArrayList<>();
        for (TuningRecord contest : contests) {
            for (Candidate candidate : contest.contest().candidates()) {
                if (contest.tried(candidate)) {
                    rows.add(row(contest, candidate));
                }
            }
        }
        String by = contests.getFirst().contest().by().key();
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

    private static Table.Row row(TuningRecord contest, Candidate candidate) {
        boolean chosen = contest.chosen().filter(candidate::equals).isPresent();
        return Table.Row.of(
                new Table.Cell.Plain(
                        contest.condition().levels().isEmpty()
                                ? "all"
                                : contest.condition().label()),
                new Table.Cell.Plain(candidate.values().label()),
                whole(contest.epochs(candidate)),
                measured(contest, contest.score(candidate)),
                new Table.Cell.Plain(chosen ? "chosen" : ""));
    }

    private static Table.Cell measured(TuningRecord contest, double value) {
        return new Table.Cell.Measured(Digits.of(contest.contest().by(), value), List.of(Numbers.exact(value)));
    }

    private static Table.Cell whole(long value) {
        String text = String.valueOf(value);
        return new Table.Cell.Measured(text, List.of(text));
    }
}
