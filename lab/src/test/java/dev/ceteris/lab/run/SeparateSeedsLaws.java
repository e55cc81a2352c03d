// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSeeds;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws: what a split, an initialization and an order decide, and what not. */
class SeparateSeedsLaws {
    private static final String NESTED = "seeds={split: 3, initialization: 2, order: 2}";

    @TempDir
    private Path folder;

    private static Study nested() {
        return Tiny.study(NESTED, "data.validation=12");
    }

    private RunRecord run(String name, int cores, Study study) {
        try (Store store = Store.open(folder.resolve(name))) {
            return new Runner(store, Tiny::data, new Silence(), cores, Tiny.environment()).run(study);
        }
    }

    private static Map<String, String> weights(RunRecord run) {
        return run.trials().stream()
                .collect(Collectors.toMap(
                        trial ->
                                trial.condition().label() + ", " + trial.seeds().numbered(),
                        trial -> ((TrialState.Done) trial.state()).weightsSha256()));
    }

    private static double first(RandomStreams streams, String name) {
        return streams.stream(name).nextDouble();
    }

    @Test
    void trials_of_one_split_have_the_same_samples_and_others_have_not() {
        Study study = nested();
        Splits splits = new Splits(Datasets.load(study, Tiny::data));

        for (TrialSpec one : study.trials()) {
            for (TrialSpec other : study.trials()) {
                boolean same = one.seeds().split() == other.seeds().split();
                assertThat(splits.of(one).train() == splits.of(other).train()).isEqualTo(same);
            }
        }
    }

    @Test
    void the_initialization_decides_the_weights_and_the_order_the_order_alone() {
        for (TrialSeeds one : nested().design().trials()) {
            for (TrialSeeds other : nested().design().trials()) {
                boolean sameInitialization =
                        one.split() == other.split() && one.initialization() == other.initialization();
                assertThat(first(one.ofTraining().initialization(), "init/0")
                                == first(other.ofTraining().initialization(), "init/0"))
                        .isEqualTo(sameInitialization);
                assertThat(first(one.ofTraining().order(), "shuffle/1")
                                == first(other.ofTraining().order(), "shuffle/1"))
                        .isEqualTo(one.equals(other));
            }
        }
    }

    @Test
    void every_trial_of_a_condition_ends_with_weights_of_its_own() {
        RunRecord run = run("runs", 2, nested());

        assertThat(run.trials()).hasSize(24);
        assertThat(new HashSet<>(weights(run).values())).hasSize(24);
    }

    /** So a study can be refined without training the same again. */
    @Test
    void the_first_trial_of_a_split_is_the_trial_of_that_seed() {
        Map<String, String> plain = weights(run("plain", 1, Tiny.study("seeds=3", "data.validation=12")));
        Map<String, String> nested = weights(run("nested", 1, nested()));

        assertThat(nested).containsAllEntriesOf(plain);
    }

    @Test
    void a_run_takes_over_the_trials_that_a_plain_one_has() {
        run("runs", 1, Tiny.study("seeds=3", "data.validation=12"));
        Set<Integer> trained = new HashSet<>();
        try (Store store = Store.open(folder.resolve("runs"))) {
            new Runner(
                            store,
                            Tiny::data,
                            new Silence() {
                                @Override
                                public void epochEnded(TrialSpec trial, EpochRecord epoch) {
                                    trained.add(trial.number());
                                }
                            },
                            1,
                            Tiny.environment())
                    .run(nested());
        }

        assertThat(trained).hasSize(24 - 6);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void any_number_of_cores_gives_the_same_bits(int cores) {
        assertThat(weights(run("many", cores, nested()))).isEqualTo(weights(run("one", 1, nested())));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 33, 61})
    void a_run_that_is_stopped_goes_on_to_the_same_bits(int epochs) {
        try (Store store = Store.open(folder.resolve("stopped"))) {
            assertThat(StoppedRun.after(epochs, store, nested(), 1).trials())
                    .extracting(TrialRecord::state)
                    .anyMatch(state -> !(state instanceof TrialState.Done));
        }

        assertThat(weights(run("stopped", 2, nested()))).isEqualTo(weights(run("undisturbed", 1, nested())));
    }
}
