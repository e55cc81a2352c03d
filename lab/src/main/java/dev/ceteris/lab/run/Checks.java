// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.base.SpecException;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.Population;
import dev.ceteris.data.source.Supply;
import dev.ceteris.data.split.Ties;
import dev.ceteris.engine.float64.Float64Trainer;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.optimizer.FirstOrder;
import dev.ceteris.engine.optimizer.SecondOrder;
import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Targets;
import dev.ceteris.engine.sample.Values;
import dev.ceteris.engine.training.Compatibility;
import dev.ceteris.engine.training.Training;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.DataSpec;
import dev.ceteris.lab.trial.EvaluationSets;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.spec.Canonical;
import dev.ceteris.spec.Plain;
import dev.ceteris.spec.Shapes;
import dev.ceteris.spec.StudyException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What can be said about a study only once its data is there. Everything is said before anything is trained. */
final class Checks {
    private Checks() {}

    /** Throws a {@link StudyException} about the first trial that cannot be trained. */
    static void check(Study study, Datasets datasets, Splits splits) {
        checkDistinct(study);
        new NamedClasses(study, datasets).check();
        for (TrialSpec trial : study.allTrials()) {
            Dataset dataset = datasets.of(trial.data());
            Network network = network(study, trial, dataset);
            checkImages(study, trial, dataset.test().features());
            switch (dataset.supply()) {
                case Supply.Collected(Samples samples, Ties _) -> {
                    checkSizes(study, trial, untested(study, trial, samples.count()), network);
                    checkLabels(study, trial, samples.targets());
                }
                case Supply.Drawn _
                when trial.data().folds() > 0 ->
                    throw impossible(
                            study,
                            trial,
                            "data.folds",
                            trial.data().folds(),
                            "0, because samples of a function are drawn anew for every seed");
                case Supply.Drawn _ -> checkDraw(study, trial, network);
            }
        }
        Set<Division> divided = new HashSet<>();
        for (TrialSpec trial : study.allTrials()) {
            // Whether a seed's split leaves every class something to learn from is known only once it is drawn.
            try {
                if (divided.add(Division.of(trial))) {
                    splits.of(trial);
                }
            } catch (SpecException refused) {
                throw tooManyFolds(study, trial, splits, refused);
            }
        }
    }

    /** What decides the sets of a trial; candidates have those of each other. */
    private record Division(DataSpec data, long testSplit, long drawn, EvaluationSets evaluatedOn) {
        static Division of(TrialSpec trial) {
            return new Division(trial.data(), trial.testSplit(), trial.drawnBy().split(), trial.evaluatedOn());
        }
    }

    /** How many groups there are is known only here; the outer folds are drawn first. */
    private static RuntimeException tooManyFolds(Study study, TrialSpec trial, Splits splits, SpecException refused) {
        if (!refused.component().equals("folds")) {
            return refused;
        }
        String knob = "data.folds";
        try {
            splits.dataset(trial);
            knob = "tune.folds";
        } catch (SpecException _) {
            // The outer folds are those that are too many.
        }
        return impossible(study, trial, knob, refused.found(), refused.expected());
    }

    /** Two levels may be names of one thing only because of the data, as the usual loss of classes is a softmax. */
    private static void checkDistinct(Study study) {
        Map<TrialSpec, TrialSpec> known = new HashMap<>();
        for (TrialSpec trial : study.allTrials()) {
            TrialSpec unnamed = new TrialSpec(
                    1,
                    new Condition(new LinkedHashMap<>()),
                    trial.seeds(),
                    trial.data(),
                    trial.network(),
                    trial.training().draft().loss(trial.loss()).training(),
                    trial.evaluatedOn());
            TrialSpec twin = known.putIfAbsent(unnamed, trial);
            if (twin != null) {
                throw impossible(
                        study,
                        trial,
                        "the same training as that of " + twin.condition().label()
                                + ", expected conditions that differ; keep one of them");
            }
        }
    }

    private static Network network(Study study, TrialSpec trial, Dataset dataset) {
        try {
            return Trial.network(trial, dataset);
        } catch (SpecException refused) {
            throw impossible(study, trial, "network." + refused.getMessage());
        }
    }

    /** How many samples are left when one fold is the test set. */
    private static int untested(Study study, TrialSpec trial, int samples) {
        int folds = trial.data().folds();
        if (folds == 0) {
            return samples;
        }
        if (folds > samples) {
            throw impossible(
                    study, trial, "data.folds", folds, "at most the " + samples + " training samples there are");
        }
        return samples - Math.ceilDiv(samples, folds);
    }

    private static void checkSizes(Study study, TrialSpec trial, int available, Network network) {
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
        checkOptimizer(study, trial, data.train() == 0 ? left : data.train(), network);
    }

    private static void checkDraw(Study study, TrialSpec trial, Network network) {
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
        checkOptimizer(study, trial, data.train(), network);
    }

    private static void checkOptimizer(Study study, TrialSpec trial, int samples, Network network) {
        int used = learned(study, trial, samples);
        try {
            switch (trial.training().optimizer()) {
                case FirstOrder _ -> {
                    checkBatch(study, trial, used);
                    Compatibility.require(network, trial.training());
                }
                case SecondOrder _ -> Float64Trainer.requirePossible(network, trial.training(), used);
            }
        } catch (SpecException refused) {
            throw impossible(study, trial, sentence(trial, refused));
        }
    }

    /** How many samples are left to learn from when one fold is the validation set. */
    private static int learned(Study study, TrialSpec trial, int samples) {
        int folds = switch (trial.evaluatedOn()) {
            case EvaluationSets.WithTest _, EvaluationSets.OnlyValidation _ -> 0;
            case EvaluationSets.Fold fold -> fold.folds();
            case EvaluationSets.InnerFold inner -> inner.folds();
        };
        if (folds == 0) {
            return samples;
        }
        if (folds > samples) {
            String inside = trial.data().folds() > 0 ? " outside of an outer fold" : " there are";
            throw impossible(
                    study, trial, "tune.folds", folds, "at most the " + samples + " training samples" + inside);
        }
        return samples - Math.ceilDiv(samples, folds);
    }

    private static void checkBatch(Study study, TrialSpec trial, int used) {
        if (trial.training().batchSize() > used) {
            throw impossible(
                    study,
                    trial,
                    "training.batchSize",
                    trial.training().batchSize(),
                    "at most the " + used + " training samples "
                            + (isFold(trial) ? "that tune.folds leave" : "there are"));
        }
    }

    private static boolean isFold(TrialSpec trial) {
        return trial.evaluatedOn() instanceof EvaluationSets.Fold
                || trial.evaluatedOn() instanceof EvaluationSets.InnerFold;
    }

    private static void checkImages(Study study, TrialSpec trial, Features features) {
        try {
            Compatibility.require(trial.training().augmentation(), features);
        } catch (SpecException refused) {
            throw impossible(study, trial, sentence(trial, refused));
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

    /** What is wrong with a knob of training; a choice with numbers of its own as a study states it. */
    private static String sentence(TrialSpec trial, SpecException refused) {
        String knob = refused.component();
        boolean stated =
                refused.found().endsWith("]") && Shapes.keys(Training.class).contains(knob);
        String found = stated ? Canonical.text(Plain.at(Plain.section(trial.training()), knob)) : refused.found();
        return "training." + knob + " is " + found + ", expected " + refused.expected();
    }

    private static StudyException impossible(Study study, TrialSpec trial, String knob, Object found, String expected) {
        return impossible(study, trial, knob + " is " + found + ", expected " + expected);
    }

    private static StudyException impossible(Study study, TrialSpec trial, String sentence) {
        String condition = trial.condition().levels().isEmpty()
                ? ""
                : ", " + trial.condition().label();
        return new StudyException("study " + study.name() + condition + ": " + sentence);
    }
}
