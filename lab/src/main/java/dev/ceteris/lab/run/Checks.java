// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.data.Population;
import dev.ceteris.data.Supply;
import dev.ceteris.engine.training.Samples;
import dev.ceteris.engine.training.Targets;
import dev.ceteris.engine.training.Values;
import dev.ceteris.lab.study.DataSpec;
import dev.ceteris.lab.study.Judging;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.study.StudyException;
import dev.ceteris.lab.study.TrialSpec;

/** What can be said about a study only once its data is there. Everything is said before anything is trained. */
final class Checks {
    private Checks() {}

    /** Throws a {@link StudyException} about the first trial that cannot be trained. */
    static void check(Study study, Datasets datasets, Splits splits) {
        for (TrialSpec trial : study.allTrials()) {
            switch (datasets.of(trial.data()).supply()) {
                case Supply.Collected(Samples samples) -> {
                    checkSizes(study, trial, samples.count());
                    checkLabels(study, trial, samples.targets());
                }
                case Supply.Drawn _ -> checkDraw(study, trial);
            }
        }
        for (TrialSpec trial : study.allTrials()) {
            // Whether a seed's split leaves every class something to learn from is known only once it is drawn.
            splits.of(trial);
        }
    }

    private static void checkSizes(Study study, TrialSpec trial, int available) {
        DataSpec data = trial.data();
        int left = available - data.validation();
        if (left < 1) {
            throw impossible(
                    study,
                    trial,
                    "data.validation",
                    data.validation(),
                    "fewer than the " + available + " training samples of "
                            + data.source().name());
        }
        if (data.train() > left) {
            String aside = data.validation() == 0 ? "" : " that " + data.validation() + " for validation leave";
            throw impossible(
                    study,
                    trial,
                    "data.train",
                    data.train(),
                    "at most the " + left + " training samples of "
                            + data.source().name() + aside);
        }
        checkBatch(study, trial, data.train() == 0 ? left : data.train());
    }

    private static void checkDraw(Study study, TrialSpec trial) {
        DataSpec data = trial.data();
        int most = Population.MOST - Math.min(data.validation(), Population.MOST - 1);
        if (data.train() < 1 || data.train() > most) {
            throw impossible(
                    study,
                    trial,
                    "data.train",
                    data.train(),
                    "1 to " + most + " samples to be drawn of " + data.source().name());
        }
        if (data.validation() >= Population.MOST) {
            throw impossible(
                    study, trial, "data.validation", data.validation(), "fewer than " + Population.MOST + " samples");
        }
        checkBatch(study, trial, data.train());
    }

    private static void checkBatch(Study study, TrialSpec trial, int samples) {
        int used = samples;
        if (trial.judging() instanceof Judging.ByFold(int fold, int folds)) {
            if (folds > used) {
                throw impossible(
                        study, trial, "tune.folds", folds, "at most the " + used + " training samples there are");
            }
            used -= Math.ceilDiv(used, folds);
        }
        if (trial.training().batchSize() > used) {
            throw impossible(
                    study,
                    trial,
                    "training.batchSize",
                    trial.training().batchSize(),
                    "at most the " + used + " training samples there are");
        }
    }

    private static void checkLabels(Study study, TrialSpec trial, Targets targets) {
        double share = trial.data().randomLabels();
        if (share > 0 && targets instanceof Values) {
            throw impossible(
                    study,
                    trial,
                    "data.randomLabels",
                    share,
                    "0, for what " + trial.data().source().name() + " asks for are numbers, not classes");
        }
    }

    private static StudyException impossible(Study study, TrialSpec trial, String knob, Object found, String expected) {
        String condition = trial.condition().levels().isEmpty()
                ? ""
                : ", " + trial.condition().label();
        return new StudyException(
                "study " + study.name() + condition + ": " + knob + " is " + found + ", expected " + expected);
    }
}
