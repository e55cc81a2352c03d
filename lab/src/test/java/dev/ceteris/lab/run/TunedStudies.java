// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Studies of {@link Tiny} that tune or search, and what is asked of their runs. */
final class TunedStudies {
    static final String SPACE = "tune={learningRate: {from: 0.0001, to: 1, scale: log}, seeds: 2, ";

    private TunedStudies() {}

    static Study study(String... more) {
        String[] settings = new String[more.length + 1];
        settings[0] = "data.validation=12";
        System.arraycopy(more, 0, settings, 1, more.length);
        return Tiny.study(settings);
    }

    static Study random() {
        return study(SPACE + "budget: {trials: 10}}");
    }

    static Study halving() {
        return study(SPACE + "search: halving, reduction: 2, budget: {trials: 8}}");
    }

    static Study searchByHalving() {
        return study(
                "vary={}",
                "search={hidden: {depth: [1, 2], width: {from: 2, to: 9}}, search: halving, reduction: 2,"
                        + " budget: {trials: 16}, by: validation.accuracy}");
    }

    /** Early stopping ends some trials in the middle of a round. */
    static Study impatient() {
        return study(
                SPACE + "search: halving, reduction: 2, budget: {trials: 8}}",
                "earlyStopping={patience: {epochs: 1, minimumImprovement: 0.03}}");
    }

    static List<Condition> chosen(RunRecord run) {
        return run.tunings().stream()
                .map(tuning -> tuning.chosen().orElseThrow().values())
                .toList();
    }

    static long epochs(List<TrialRecord> trials) {
        return trials.stream().mapToLong(trial -> trial.epochs().size()).sum();
    }

    /** Trains every trial once more, by nothing but what the run says of it. */
    static void assertThatItsWordsGiveItsWeights(RunRecord run) {
        Datasets datasets = Datasets.load(run.study(), Tiny::data);
        Splits splits = new Splits(datasets);
        Map<Integer, TrialSpec> trained = run.trained();
        assertThat(trained).hasSameSizeAs(run.study().allTrials());
        for (TrialRecord record : run.trials()) {
            TrialSpec spec = trained.get(record.number());
            try (Trial trial =
                    new Trial(spec, List.of(), datasets.of(spec.data()), splits.of(spec), Optional.empty(), () -> 0)) {
                TrialState state = new TrialState.Running();
                while (state instanceof TrialState.Running) {
                    state = trial.stateAfter(trial.trainEpoch(1), spec.epochs());
                }
                assertThat(state).isEqualTo(record.state());
            }
        }
    }
}
