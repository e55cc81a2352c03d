// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.Supply;
import dev.ceteris.data.split.Examination;
import dev.ceteris.data.split.Parts;
import dev.ceteris.data.split.Ties;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.tuning.Candidate;
import dev.ceteris.lab.tuning.TuningRecord;
import dev.ceteris.lab.tuning.TuningRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Facts: a nested cross-validation of logistic regression against scikit-learn 1.9.1 with the same folds. A network
 * without a hidden layer that L-BFGS trains to the minimum of the mean cross-entropy + λ/2·‖w‖² is its
 * {@code LogisticRegression(C=1/(λn))} of n samples. For {@code outer} and {@code inner} as below:
 *
 * <pre>{@code
 * i = np.arange(36); y = i % 3
 * x = np.stack([np.sin(5*i) + .7*(y == 1), np.cos(3*i) + .7*(y == 2)], 1).astype(np.float32).astype(float)
 * def fit(l, x, y): return LogisticRegression(C=1/(l*len(y)), tol=1e-12, max_iter=100000).fit(x, y)
 * lambdas = [.003, .05, .4]
 * for o in range(4):
 *     train = np.flatnonzero(outer != o); test = np.flatnonzero(outer == o)
 *     scores = [np.mean([log_loss(y[train[inner[o] == f]],
 *             fit(l, x[train[inner[o] != f]], y[train[inner[o] != f]]).predict_proba(x[train[inner[o] == f]]),
 *             labels=[0, 1, 2]) for f in range(3)]) for l in lambdas]
 *     best = fit(lambdas[np.argmin(scores)], x[train], y[train])
 *     print(scores, np.argmin(scores), log_loss(y[test], best.predict_proba(x[test]), labels=[0, 1, 2]),
 *           best.score(x[test], y[test]))
 * }</pre>
 */
class NestedCrossValidationFacts {
    @TempDir
    private Path folder;

    private static Dataset waves() {
        float[] values = new float[72];
        int[] labels = new int[36];
        for (int i = 0; i < 36; i++) {
            labels[i] = i % 3;
            values[2 * i] = (float) (Math.sin(5 * i) + (labels[i] == 1 ? 0.7 : 0));
            values[2 * i + 1] = (float) (Math.cos(3 * i) + (labels[i] == 2 ? 0.7 : 0));
        }
        Samples samples = new Samples(new FloatFeatures(values, 2), new Labels(labels, 3));
        return new Dataset(
                "waves",
                new Supply.Collected(samples, new Ties.Stratified()),
                Examination.of(samples),
                List.of("a", "b", "c"),
                Tiny.files("2"));
    }

    private static Study study() {
        return Tiny.study(
                "vary={}",
                "network.hidden=[]",
                "data.folds=4",
                "seeds=4",
                "training.optimizer=lbfgs",
                "training.epochs=300",
                "tune={regularization: [l2: {lambda: 0.003}, l2: {lambda: 0.05}, l2: {lambda: 0.4}], search: grid,"
                        + " folds: 3}");
    }

    /** In which portion each sample is, as digits; the portions are held out one after the other. */
    private static String portions(Samples all, List<Samples> portions) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < all.count(); i++) {
            for (int portion = 0; portion < portions.size(); portion++) {
                for (int j = 0; j < portions.get(portion).count(); j++) {
                    Samples some = portions.get(portion);
                    if (some.features().value(j, 0) == all.features().value(i, 0)
                            && some.features().value(j, 1) == all.features().value(i, 1)) {
                        digits.append(portion);
                    }
                }
            }
        }
        return digits.toString();
    }

    private static String outer(Study study, Dataset data, Splits splits) {
        return portions(
                data.train(),
                study.trials().stream()
                        .map(trial -> splits.dataset(trial).test())
                        .toList());
    }

    private static String inner(TuningRun tuningRun, TrialSpec own, Splits splits) {
        return portions(
                splits.of(own).train(),
                tuningRun.candidates().getFirst().trials().stream()
                        .map(splits::of)
                        .map(Parts.TrainingAndValidation.class::cast)
                        .map(Parts.TrainingAndValidation::validation)
                        .toList());
    }

    @Test
    void the_inner_scores_the_choices_and_the_results_are_those_of_scikit_learn() {
        Study study = study();
        Dataset data = waves();
        Splits splits = new Splits(Datasets.load(study, _ -> data));
        assertThat(outer(study, data, splits)).isEqualTo("311110100113332030303022033221201222");
        List<SklearnFold> expected = List.of(
                new SklearnFold(
                        "101220021201102220011010212",
                        new double[] {0.99518141128841, 0.9572552485705615, 1.0053298905011883},
                        1,
                        0.9984475779886096,
                        3),
                new SklearnFold(
                        "222001021210102022010102111",
                        new double[] {1.1976628240578895, 1.0875816665820055, 1.0661476630716986},
                        2,
                        0.9901583063854709,
                        5),
                new SklearnFold(
                        "000202210112120210111201220",
                        new double[] {1.0169314302428143, 0.9953423496456691, 1.0316763736614754},
                        1,
                        0.8776798671970644,
                        6),
                new SklearnFold(
                        "222010201100000111202121212",
                        new double[] {1.527844278647439, 1.1434062924422608, 1.0534187964858976},
                        2,
                        1.0842977020917124,
                        3));
        try (Store store = Store.open(folder)) {
            RunRecord run = new Runner(store, _ -> data, new Silence(), 2, Tiny.environment()).run(study);
            for (int i = 0; i < 4; i++) {
                TuningRecord tuning = run.tunings().get(i);
                SklearnFold fold = expected.get(i);
                assertThat(inner(tuning.tuningRun(), study.trials().get(i), splits))
                        .isEqualTo(fold.inner());
                List<Candidate> candidates = tuning.tuningRun().candidates();
                assertThat(candidates.stream().mapToDouble(tuning::score).toArray())
                        .containsExactly(fold.scores(), within(1e-6));
                assertThat(tuning.chosen()).contains(candidates.get(fold.chosen()));
                EpochRecord result = run.trials().get(i).result().orElseThrow();
                assertThat(result.metrics().get(Metric.TEST_LOSS)).isCloseTo(fold.loss(), within(1e-6));
                assertThat(9 * result.metrics().get(Metric.TEST_ACCURACY)).isCloseTo(fold.correct(), within(1e-9));
            }
        }
    }

    /**
     * What scikit-learn computes for an outer fold.
     *
     * @param inner in which inner fold each sample is that is not in the outer fold
     * @param scores mean log loss over the inner folds, of each λ
     * @param chosen the place of the λ with the smallest
     * @param loss log loss of the outer fold
     * @param correct of its nine samples
     */
    private record SklearnFold(String inner, double[] scores, int chosen, double loss, int correct) {}
}
