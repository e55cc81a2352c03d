// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.progress;

import dev.ceteris.app.terminal.Labelled;
import dev.ceteris.app.terminal.Paragraph;
import dev.ceteris.base.Plural;
import dev.ceteris.lab.results.StudyOutlook;
import dev.ceteris.lab.run.RunPlan;
import dev.ceteris.lab.store.DataUse;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.EvaluationSets;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.tuning.Round;
import dev.ceteris.lab.tuning.TuningRun;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a run is going to do, before it does it.
 *
 * @param study the question with its trials
 * @param finishedTrials trials that an earlier run already ended
 * @param finishedEpochs epochs of the other trials that need not be trained again
 * @param cores how many the run uses
 * @param passedTrials trials that turned out not to be run, because the time for them was up
 * @param passedEpochs epochs of these
 * @param data how many samples are used of each data set
 * @param statedSeeds how many seeds the study has without the command line; empty where that is not asked
 */
record Plan(
        Study study,
        int finishedTrials,
        int finishedEpochs,
        int cores,
        int passedTrials,
        long passedEpochs,
        List<DataUse> data,
        OptionalInt statedSeeds) {
    /** From this many trials on, a trial that ends well is only counted: a line for each would bury the rest. */
    private static final int MANY_TRIALS = 13;

    Plan(Study study, int finishedTrials, int finishedEpochs, int cores) {
        this(study, finishedTrials, finishedEpochs, cores, 0, 0, List.of(), OptionalInt.empty());
    }

    /** That of a run. */
    static Plan of(RunPlan run, OptionalInt statedSeeds) {
        Plan plan = new Plan(
                run.study(), run.finished().size(), run.begunEpochs(), run.cores(), 0, 0, run.data(), statedSeeds);
        for (TrialSpec skipped : run.skipped()) {
            plan = plan.without(skipped);
        }
        return plan;
    }

    /** The same without a trial. */
    Plan without(TrialSpec trial) {
        return new Plan(
                study,
                finishedTrials,
                finishedEpochs,
                cores,
                passedTrials + 1,
                passedEpochs + trial.epochs() + trial.preparatoryEpochs(),
                data,
                statedSeeds);
    }

    /** All trials, those that help to choose among them. */
    int trials() {
        return study.allTrials().size() - passedTrials;
    }

    /** Epochs of all trials and of their teachers together, as far as they can be known. */
    long epochs() {
        return study.epochs() + preparatoryEpochs() - passedEpochs;
    }

    private long preparatoryEpochs() {
        return study.allTrials().stream()
                .mapToLong(TrialSpec::preparatoryEpochs)
                .sum();
    }

    /** Epochs that were planned for a trial that has got so far: in a tuning run, those of the round that it is in. */
    int epochs(TrialSpec trial, int finishedEpochs) {
        return Stream.of(study.tuning(), study.search())
                .flatMap(selection -> selection.tuningRuns().stream())
                .filter(tuningRun -> tuningRun.trials().stream().anyMatch(one -> one.number() == trial.number()))
                .flatMap(tuningRun -> tuningRun.rounds().stream())
                .mapToInt(Round::epochs)
                .filter(epochs -> epochs >= finishedEpochs)
                .min()
                .orElse(trial.epochs());
    }

    boolean namesEveryTrial() {
        return trials() < MANY_TRIALS;
    }

    /** Condition and seed of a trial, as every line names it. */
    static String label(TrialSpec trial) {
        String seed = trial.condition().levels().isEmpty()
                ? trial.seeds().text()
                : trial.condition().label() + ", " + trial.seeds().text();
        return switch (trial.evaluatedOn()) {
            case EvaluationSets.WithTest _ -> seed;
            case EvaluationSets.OnlyValidation _ -> "tuning: " + seed;
            case EvaluationSets.Fold(int fold, int folds) -> "tuning: " + seed + ", fold " + fold + " of " + folds;
            case EvaluationSets.InnerFold(int fold, int folds, long split) ->
                "tuning for seed " + split + ": " + seed + ", inner fold " + fold + " of " + folds;
        };
    }

    /** The plan as text of at most {@code columns} columns a line. */
    List<String> lines(int columns) {
        List<String> lines = new ArrayList<>();
        lines.addAll(Paragraph.wrap("", study.name() + " · " + study.question(), columns));
        lines.addAll(Labelled.item("trials", size(), columns));
        lines.addAll(DataLines.of(data, columns));
        if (!study.tuning().tuningRuns().isEmpty()) {
            lines.addAll(Labelled.item("tuning", tuning(), columns));
        }
        lines.addAll(StudyDesign.lines(study, columns));
        StudyOutlook.of(study)
                .map(outlook -> outlook.text(statedSeeds.orElse(study.seeds().size())))
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> lines.addAll(Labelled.item("seeds", text, columns)));
        if (finishedTrials > 0 || finishedEpochs > 0) {
            lines.addAll(Labelled.item("before", before(), columns));
        }
        return lines;
    }

    private String size() {
        long conditions =
                study.trials().stream().map(TrialSpec::condition).distinct().count();
        return Plural.of(study.trials().size(), "trial") + " = " + Plural.of(conditions, "condition") + " × "
                + study.design().text() + ", " + epochsEach() + "; " + Plural.of(cores, "core");
    }

    private String tuning() {
        List<TuningRun> tuningRuns = study.tuning().tuningRuns();
        boolean timed = tuningRuns.stream().anyMatch(TuningRun::timed);
        String trials = Plural.of(study.tuning().trials().size(), "trial");
        String inFolds = study.tuning().isNested() ? " inside of each outer fold" : "";
        return timed
                ? "first, as many trials as there is time for, which choose for each condition" + inFolds + "; at most "
                        + trials
                : "first, " + trials + " that choose for each condition" + inFolds;
    }

    private String epochsEach() {
        IntSummaryStatistics each = study.trials().stream()
                .mapToInt(trial -> trial.training().epochs())
                .summaryStatistics();
        String epochs = each.getMin() == each.getMax()
                ? Plural.of(each.getMax(), "epoch") + " each"
                : each.getMin() + " to " + Plural.of(each.getMax(), "epoch");
        return epochs + teachers();
    }

    private String teachers() {
        IntSummaryStatistics each = study.trials().stream()
                .mapToInt(trial -> trial.training().distillation().count())
                .summaryStatistics();
        if (each.getMax() == 0) {
            return "";
        }
        String count = each.getMin() == each.getMax()
                ? Plural.of(each.getMax(), "teacher")
                : each.getMin() + " to " + Plural.of(each.getMax(), "teacher");
        return " after as many of " + count;
    }

    private String before() {
        List<String> parts = new ArrayList<>();
        if (finishedTrials > 0) {
            parts.add(Plural.of(finishedTrials, "trial"));
        }
        if (finishedEpochs > 0) {
            parts.add(Plural.of(finishedEpochs, "epoch") + (finishedTrials > 0 ? " of others" : ""));
        }
        return String.join(" and ", parts) + " are done already and are not trained again";
    }
}
