// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static dev.ceteris.lab.run.TunedStudies.assertThatItsWordsGiveItsWeights;
import static dev.ceteris.lab.run.TunedStudies.chosen;
import static dev.ceteris.lab.run.TunedStudies.epochs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.Supply;
import dev.ceteris.data.split.Examination;
import dev.ceteris.data.split.Ties;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.results.RunResults;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.lab.tuning.Candidate;
import dev.ceteris.lab.tuning.TuningRecord;
import dev.ceteris.spec.StudyException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nested cross-validation as the design of a study: inside of every outer fold the knobs are chosen anew. */
class NestedCrossValidationTest {
    private static final String SPACE = "tune={learningRate: {from: 0.0001, to: 3, scale: log}, folds: 2, ";

    @TempDir
    private Path folder;

    private static Study study(String... more) {
        String[] settings = new String[more.length + 2];
        settings[0] = "data.folds=3";
        settings[1] = "seeds=3";
        System.arraycopy(more, 0, settings, 2, more.length);
        return Tiny.study(settings);
    }

    private static Study grid(String... more) {
        String[] settings = new String[more.length + 1];
        settings[0] = "tune={learningRate: [0.001, 0.03, 0.3, 3], search: grid, folds: 2, seeds: 2}";
        System.arraycopy(more, 0, settings, 1, more.length);
        return study(settings);
    }

    private static List<Study> everyWay() {
        return List.of(
                grid(),
                study(SPACE + "search: sobol, budget: {trials: 8}}"),
                study(SPACE + "search: halving, reduction: 2, budget: {trials: 8}}"),
                study(SPACE + "search: tpe, startup: 3, batch: 2, pruning: median, budget: {trials: 14}}"));
    }

    private RunRecord run(String name, Study study, int cores) {
        try (Store store = Store.open(folder.resolve(name))) {
            return new Runner(store, Tiny::data, new Silence(), cores, Tiny.environment()).run(study);
        }
    }

    @Test
    void every_trial_is_trained_with_what_is_best_by_the_mean_of_the_inner_folds_of_its_outer_fold() {
        RunRecord run = run("a", grid(), 2);

        assertThat(run.tunings()).hasSize(6);
        Map<Integer, TrialRecord> records = new HashMap<>();
        run.tuningTrials().forEach(trial -> records.put(trial.number(), trial));
        Map<Integer, TrialSpec> trained = run.trained();
        for (TuningRecord tuning : run.tunings()) {
            Candidate best = tuning.tuningRun().candidates().stream()
                    .min(Comparator.comparingDouble(candidate -> mean(candidate, records)))
                    .orElseThrow();
            assertThat(tuning.chosen()).contains(best);
            assertThat(tuning.score(best)).isCloseTo(mean(best, records), within(1e-12));
            long split = tuning.chosenFor().split().orElseThrow();
            TrialRecord own = run.trials().stream()
                    .filter(trial -> trial.condition().equals(tuning.condition())
                            && trial.seeds().split() == split)
                    .findFirst()
                    .orElseThrow();
            assertThat(trained.get(own.number()).training().learningRate())
                    .isEqualTo(best.trials().getFirst().training().learningRate());
        }
        assertThat(chosen(run)).as("folds that choose alike would test little").hasSizeGreaterThan(1);
        assertThat(run.trials()).allSatisfy(trial -> assertThat(trial.state()).isInstanceOf(TrialState.Done.class));
        assertThat(run.tuningTrials())
                .flatMap(TrialRecord::epochs)
                .noneMatch(epoch -> epoch.metrics().containsKey(Metric.TEST_LOSS));
        assertThat(RunResults.overlaps(run)).containsEntry("test.loss", 20 / 40.0);
        assertThatItsWordsGiveItsWeights(run);
    }

    /** Two tuning seeds with two inner folds each. */
    private static double mean(Candidate candidate, Map<Integer, TrialRecord> records) {
        assertThat(candidate.trials()).hasSize(4);
        return candidate.trials().stream()
                .map(trial -> records.get(trial.number()).epochs().getLast())
                .mapToDouble(epoch -> epoch.metrics().get(Metric.VALIDATION_LOSS))
                .average()
                .orElseThrow();
    }

    @Test
    void every_number_of_cores_chooses_the_same_in_every_outer_fold() {
        for (Study study : everyWay()) {
            RunRecord one = run("1" + study.digest(), study, 1);
            RunRecord three = run("3" + study.digest(), study, 3);

            assertThat(three.trials()).isEqualTo(one.trials());
            assertThat(three.tuningTrials()).isEqualTo(one.tuningTrials());
            assertThat(chosen(three)).isEqualTo(chosen(one)).hasSize(6);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 105})
    void a_run_that_is_stopped_anywhere_goes_on_and_chooses_the_same(int stop) {
        for (Study study : everyWay()) {
            RunRecord undisturbed = run("undisturbed" + study.digest(), study, 2);
            try (Store store = Store.open(folder.resolve("stopped" + study.digest()))) {
                StoppedRun.after(stop, store, study, 2);
                Recording recording = new Recording();
                RunRecord resumed = new Runner(store, Tiny::data, recording, 3, Tiny.environment()).run(study);

                assertThat(resumed.trials()).isEqualTo(undisturbed.trials());
                assertThat(resumed.tuningTrials()).isEqualTo(undisturbed.tuningTrials());
                assertThat(recording.heard.stream().filter(line -> line.contains(" epoch ")))
                        .hasSizeLessThan((int) (epochs(undisturbed.trials()) + epochs(undisturbed.tuningTrials())));
            }
        }
    }

    @Test
    void another_repetition_keeps_what_the_first_one_chose_and_trained() {
        try (Store store = Store.open(folder)) {
            RunRecord three = new Runner(store, Tiny::data, new Silence(), 2, Tiny.environment()).run(grid());
            Recording recording = new Recording();

            RunRecord six = new Runner(store, Tiny::data, recording, 2, Tiny.environment()).run(grid("seeds=6"));

            assertThat(six.study().experiment()).isEqualTo(three.study().experiment());
            assertThat(six.trials().subList(0, 6)).isEqualTo(three.trials());
            assertThat(chosen(six).subList(0, 6)).isEqualTo(chosen(three));
            assertThat(recording.heard.stream().filter(line -> line.matches("\\d+ done")))
                    .as("half of the tuning trials and half of its own")
                    .hasSize(6 * 4 * 4 + 6);
            assertThat(six).isEqualTo(store.run(six.id()));
        }
    }

    @Test
    void trials_of_one_split_share_its_choice() {
        RunRecord run = run("a", grid("seeds={split: 3, initialization: 2}"), 2);

        assertThat(run.tunings()).hasSize(6);
        assertThat(run.trials()).hasSize(12);
        assertThatItsWordsGiveItsWeights(run);
    }

    /** Forty samples whose classes are coins. */
    private static Dataset coins(long seed) {
        Random random = new Random(seed);
        float[] values = new float[40 * 4];
        int[] labels = new int[40];
        IntStream.range(0, values.length).forEach(i -> values[i] = (float) random.nextGaussian());
        IntStream.range(0, labels.length).forEach(i -> labels[i] = random.nextInt(2));
        Samples samples = new Samples(new FloatFeatures(values, 4), new Labels(labels, 2));
        return new Dataset(
                "coins",
                new Supply.Collected(samples, new Ties.None()),
                Examination.of(samples),
                List.of("heads", "tails"),
                Tiny.files("1"));
    }

    /**
     * Varma and Simon 2006: where there is nothing to learn, the best of many scores promises more than chance, and the
     * outer folds do not. The means of 20 data sets have standard errors of 0.02. More: {@code -Ddatasets=100}.
     */
    @Test
    void of_random_classes_the_score_of_the_chosen_is_above_chance_and_the_result_is_not() {
        int sets = Integer.getInteger("datasets", 20);
        String space = "learningRate: [0.01, 0.03, 0.1, 0.3, 1, 3], hidden: [[], [2], [4], [8]]";
        Study nested = Tiny.study(
                "vary={}",
                "data.folds=4",
                "seeds=4",
                "tune={" + space + ", search: grid, folds: 3, by: validation.accuracy}");
        Study varied = Tiny.study("data.folds=4", "seeds=4", "vary={batchSize: [8], " + space + "}");
        double[] inner = new double[sets];
        double[] outer = new double[sets];
        double[] best = new double[sets];
        for (int i = 0; i < sets; i++) {
            Dataset data = coins(i);
            try (Store store = Store.open(folder.resolve("coins" + i))) {
                RunRecord run = new Runner(store, _ -> data, new Silence(), 2, Tiny.environment()).run(nested);
                inner[i] = run.tunings().stream()
                        .mapToDouble(tuning -> tuning.score(tuning.chosen().orElseThrow()))
                        .average()
                        .orElseThrow();
                outer[i] = accuracy(run.trials());
                RunRecord all = new Runner(store, _ -> data, new Silence(), 2, Tiny.environment()).run(varied);
                best[i] = all.trials().stream().collect(Collectors.groupingBy(TrialRecord::condition)).values().stream()
                        .mapToDouble(NestedCrossValidationTest::accuracy)
                        .max()
                        .orElseThrow();
            }
        }
        String means = "inner " + mean(inner) + ", outer " + mean(outer) + ", best of a cross-validation " + mean(best);
        assertThat(mean(inner)).as(means).isGreaterThan(0.6);
        assertThat(mean(best)).as(means).isGreaterThan(0.6);
        assertThat(mean(outer)).as(means).isBetween(0.44, 0.56);
        if (sets > 20) {
            double error = Math.sqrt(Arrays.stream(outer)
                            .map(value -> (value - mean(outer)) * (value - mean(outer)))
                            .sum()
                    / (sets * (sets - 1.0)));
            System.out.println(means + ", standard error of outer " + error);
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double accuracy(List<TrialRecord> trials) {
        return trials.stream()
                .mapToDouble(trial -> trial.result().orElseThrow().metrics().get(Metric.TEST_ACCURACY))
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~",
            quoteCharacter = '"',
            value = {
                "search={learningRate: [0.1, 0.2], search: grid} ~ 'search' and data.folds cannot be combined, because"
                        + " the network that is found for all folds would have been found with the samples",
                "earlyStopping={patience: {epochs: 2}} ~ expected never as long as data.validation is 0",
                "data.folds=2 ~ 'seeds' has 3 seeds, expected whole repetitions of the 2 folds"
            })
    void what_would_mislead_is_refused(String setting, String message) {
        assertThatThrownBy(() -> {
                    if (setting.startsWith("search")) {
                        study("vary={}", "data.validation=5", setting);
                    } else {
                        grid(setting);
                    }
                })
                .isInstanceOf(StudyException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~",
            value = {
                "41 ~ false ~ tune.folds is 41, expected at most the 40 training samples outside of an outer fold",
                "5 ~ true ~ tune.folds is 5, expected at most 4, one for each group of samples"
            })
    void more_inner_folds_than_an_outer_fold_leaves_are_refused(int inner, boolean grouped, String message) {
        Dataset clouds = Tiny.data(null);
        int[] groups = IntStream.range(0, 60).map(i -> i / 10).toArray();
        Dataset data = grouped
                ? new Dataset(
                        "clouds",
                        new Supply.Collected(clouds.train(), new Ties.Grouped(groups)),
                        clouds.examination(),
                        clouds.classNames(),
                        clouds.files())
                : clouds;
        Study study =
                study("vary={}", "batchSize=1", "tune={learningRate: [0.1, 0.2], search: grid, folds: " + inner + "}");
        try (Store store = Store.open(folder)) {
            Runner runner = new Runner(store, _ -> data, new Silence(), 1, Tiny.environment());
            assertThatThrownBy(() -> runner.run(study))
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining(message);
        }
    }
}
