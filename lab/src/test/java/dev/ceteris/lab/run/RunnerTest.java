// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.DataException;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.spec.StudyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is trained, what is measured, and what is said before. */
class RunnerTest {
    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private RunRecord run(Study study, int cores) {
        return new Runner(store, Tiny::data, new Silence(), cores, Tiny.environment()).run(study);
    }

    @Test
    void every_trial_is_trained_to_its_end_and_every_epoch_is_kept() {
        Recording recording = new Recording();
        RunRecord run = new Runner(store, Tiny::data, recording, 1, Tiny.environment()).run(Tiny.study());
        assertThat(run).isEqualTo(store.run(run.id()));
        assertThat(run.trials()).hasSize(4).allSatisfy(trial -> {
            assertThat(trial.state()).isInstanceOf(TrialState.Done.class);
            assertThat(trial.epochs()).extracting(EpochRecord::epoch).containsExactly(1, 2, 3, 4, 5);
        });
        assertThat(recording.heard)
                .startsWith("run, 0 trials and 0 epochs done", "1 after 0", "1 epoch 1", "1 epoch 2")
                .containsSubsequence("1 epoch 5", "1 done", "2 after 0")
                .endsWith("4 epoch 5", "4 done");
        assertThat(folder.resolve(run.id()).resolve("checkpoints"))
                .as("the end of each trial, from which a longer one goes on")
                .isDirectoryContaining("glob:**1.bin")
                .isDirectoryContaining("glob:**4.bin");
    }

    @Test
    void any_number_of_cores_gives_the_same_bits() {
        RunRecord alone = run(Tiny.study(), 1);
        store.remove(alone.id());
        for (int cores = 2; cores <= 7; cores++) {
            RunRecord shared = run(Tiny.study(), cores);
            assertThat(shared.trials()).as("%d cores", cores).isEqualTo(alone.trials());
            store.remove(shared.id());
        }
    }

    @Test
    void idle_cores_are_all_dealt_out_and_never_more() {
        for (int cores = 1; cores <= 20; cores++) {
            for (int trials = 1; trials <= 20; trials++) {
                int all = cores;
                int unfinished = trials;
                List<Integer> dealt = IntStream.range(0, trials)
                        .mapToObj(before -> Session.threads(all, unfinished, before))
                        .toList();
                if (trials >= cores) {
                    assertThat(dealt).containsOnly(1);
                } else {
                    assertThat(dealt.stream().mapToInt(threads -> threads).sum())
                            .isEqualTo(cores);
                    assertThat(dealt.getFirst() - dealt.getLast()).isBetween(0, 1);
                }
            }
        }
    }

    @Test
    void an_epoch_measures_what_the_metrics_say() {
        AtomicLong clock = new AtomicLong();
        Environment ticking =
                new Environment("1", "ceteris", Tiny.environment().clock(), () -> clock.getAndAdd(250_000_000));
        Study study = Tiny.study("data.validation=15", "vary.batchSize=[8]", "seeds=1");
        RunRecord run = new Runner(store, Tiny::data, new Silence(), 1, ticking).run(study);
        EpochRecord last = run.trials().getFirst().epochs().getLast();
        assertThat(last.metrics())
                .containsOnlyKeys(Metric.fixed().stream()
                        .filter(metric -> !metric.equals(Metric.DIAGONAL_LOSS) && !metric.isTargetError())
                        .toArray(Metric[]::new));
        assertThat(last.metrics())
                .containsEntry(Metric.EPOCH_SECONDS, 0.25)
                .containsEntry(Metric.EPOCH_BATCHES, 6.0) // 45 samples by 8
                .containsEntry(Metric.UPDATES, 30.0);
        double hits = last.metrics().get(Metric.VALIDATION_ACCURACY) * 15;
        assertThat(hits).as("a share of 15 samples").isEqualTo(Math.rint(hits));
        assertThat(last.metrics().get(Metric.VALIDATION_F1_MICRO))
                .isEqualTo(last.metrics().get(Metric.VALIDATION_ACCURACY));
        // The test set has ten samples of each class, so that no class counts more than another one.
        assertThat(last.metrics().get(Metric.TEST_BALANCED_ACCURACY))
                .isCloseTo(last.metrics().get(Metric.TEST_ACCURACY), within(1e-15));
        assertThat(last.metrics().get(Metric.TEST_LOG_LOSS))
                .isCloseTo(last.metrics().get(Metric.TEST_LOSS), within(1e-6));
    }

    @Test
    void without_a_validation_set_nothing_is_said_about_one() {
        EpochRecord epoch = run(Tiny.study(), 2).trials().getFirst().epochs().getFirst();
        assertThat(epoch.metrics()).doesNotContainKeys(Metric.VALIDATION_LOSS, Metric.VALIDATION_ACCURACY);
    }

    @Test
    void data_is_opened_once_however_many_trials_use_it() {
        AtomicInteger opened = new AtomicInteger();
        new Runner(
                        store,
                        spec -> {
                            opened.incrementAndGet();
                            return Tiny.data(spec);
                        },
                        new Silence(),
                        2,
                        Tiny.environment())
                .run(Tiny.study("vary.data.validation=[0, 10]"));
        assertThat(opened).hasValue(1);
    }

    @Test
    void a_trial_that_diverges_keeps_its_curve_and_the_others_go_on() {
        Study study = Tiny.study("vary.training.learningRate=[0.1, 1e30]", "seeds=1");
        RunRecord run = run(study, 2);
        List<TrialRecord> wild = run.trials().stream()
                .filter(trial -> trial.condition().levels().get("learningRate").equals(1e30))
                .toList();
        assertThat(wild).hasSize(2).allSatisfy(trial -> {
            assertThat(trial.state())
                    .isEqualTo(new TrialState.Diverged(trial.epochs().size()));
            assertThat(trial.epochs().getLast().metrics().get(Metric.TRAIN_LOSS))
                    .isNotFinite();
        });
        assertThat(run.trials().stream().filter(trial -> !wild.contains(trial)))
                .hasSize(2)
                .allSatisfy(trial -> assertThat(trial.state()).isInstanceOf(TrialState.Done.class));

        Recording recording = new Recording();
        RunRecord again = new Runner(store, Tiny::data, recording, 2, Tiny.environment()).run(study);
        assertThat(again.trials()).isEqualTo(run.trials());
        assertThat(recording.heard).containsExactly("run, 4 trials and 0 epochs done");
    }

    @Test
    void a_trial_that_cannot_be_trained_fails_alone_and_is_tried_again() {
        // Two layers of 40000 units hold 1.6 thousand million weights, far more than the tests' heap.
        Study study = Tiny.study("vary.network.hidden=[[4], [40000, 40000]]", "vary.batchSize=[8]", "seeds=1");
        RunRecord run = run(study, 2);
        assertThat(run.trials())
                .extracting(TrialRecord::state)
                .satisfiesExactly(
                        small -> assertThat(small).isInstanceOf(TrialState.Done.class),
                        large -> assertThat(large)
                                .isInstanceOfSatisfying(
                                        TrialState.Failed.class,
                                        failed -> assertThat(failed.message()).startsWith("OutOfMemoryError")));
        Recording recording = new Recording();
        new Runner(store, Tiny::data, recording, 2, Tiny.environment()).run(study);
        assertThat(recording.heard).containsExactly("run, 1 trials and 0 epochs done", "2 after 0", "2 failed");
    }

    @Test
    void a_listeners_mistake_ends_the_run_instead_of_failing_a_trial() {
        RuntimeException mistake = new IllegalStateException("a bar of length -1");
        RunListener clumsy = new Silence() {
            @Override
            public void epochEnded(TrialSpec trial, EpochRecord epoch) {
                throw mistake;
            }
        };
        assertThatThrownBy(() -> new Runner(store, Tiny::data, clumsy, 2, Tiny.environment()).run(Tiny.study()))
                .isSameAs(mistake);
        assertThat(store.run("tiny").trials())
                .noneSatisfy(trial -> assertThat(trial.state()).isInstanceOf(TrialState.Failed.class));
    }

    @Test
    void what_does_not_fit_the_data_is_said_before_anything_runs() {
        assertRefused(
                Tiny.study("vary.batchSize=[8, 61]"),
                "study tiny, batchSize 61: training.batchSize is 61, expected at"
                        + " most the 60 training samples there are");
        assertRefused(
                Tiny.study("training.augmentation={deform: {shift: 1.5}}"),
                "study tiny, batchSize 8: training.augmentation is deform shift 1.5, expected none, or images whose"
                        + " pixels are bytes: numbers of a table, standardized pixels and points of a function cannot"
                        + " be deformed");
        assertRefused(
                Tiny.study("network.hidden=[60000, 60000]"),
                "study tiny, batchSize 8: network.hidden is [60000, 60000], expected layers of at most 2147483639"
                        + " weights; layer 2 would have 60000 x 60000");
        assertRefused(
                Tiny.study("vary={loss: [usual, softmaxCrossEntropy]}", "metrics=[test.accuracy]"),
                "study tiny, loss softmaxCrossEntropy: the same training as that of loss usual, expected conditions"
                        + " that differ; keep one of them");
        assertRefused(
                Tiny.study("data.train=10"),
                "study tiny, batchSize 20: training.batchSize is 20, expected at most the"
                        + " 10 training samples there are");
        assertRefused(
                Tiny.study("data.validation=60"),
                "study tiny, batchSize 8: data.validation is 60, expected fewer than"
                        + " the 60 training samples of mnist");
        assertRefused(
                Tiny.study("data.validation=30", "data.train=31"),
                "study tiny, batchSize 8: data.train is 31, expected"
                        + " at most the 30 training samples of mnist that 30 for validation leave");
        assertThat(store.runs()).isEmpty();
    }

    private void assertRefused(Study study, String sentence) {
        assertThatThrownBy(() -> run(study, 1))
                .isInstanceOf(StudyException.class)
                .hasMessage(sentence);
    }

    @Test
    void data_that_cannot_be_opened_is_said_before_anything_runs() {
        DataException missing = new DataException("clouds.csv does not exist");
        Runner runner = new Runner(
                store,
                _ -> {
                    throw missing;
                },
                new Silence(),
                1,
                Tiny.environment());
        assertThatThrownBy(() -> runner.run(Tiny.study())).isSameAs(missing);
        assertThat(store.runs()).isEmpty();
    }

    @Test
    void paired_trials_share_their_split_and_another_seed_has_another() {
        List<Samples> parts = new ArrayList<>();
        Study study = Tiny.study("data.validation=15");
        Dataset data = Tiny.data(study.trials().getFirst().data());
        Splits splits = new Splits(Datasets.load(study, _ -> data));
        for (TrialSpec trial : study.trials()) {
            parts.add(splits.of(trial).train());
        }
        assertThat(parts.get(1)).isSameAs(parts.get(0));
        assertThat(parts.get(2).labels().values())
                .isNotEqualTo(parts.get(0).labels().values());
    }

    @Test
    void provenance_names_the_machine_and_the_data() {
        var provenance = run(Tiny.study(), 2).provenance();
        assertThat(provenance.version()).isEqualTo("1.2.3");
        assertThat(provenance.command()).isEqualTo("ceteris run tiny");
        assertThat(provenance.cores()).isEqualTo(2);
        assertThat(provenance.files()).isEqualTo(Tiny.files("0"));
        assertThat(provenance.java()).contains(String.valueOf(Runtime.version().feature()));
        assertThat(List.of(provenance.system(), provenance.processor())).noneMatch(String::isBlank);
    }

    @Test
    void a_processor_is_named_as_linux_names_it() {
        assertThat(Machine.modelName(
                        List.of("processor\t: 0", "model name\t: Some CPU @ 2.00GHz", "model name\t: Other").stream()))
                .hasValue("Some CPU @ 2.00GHz");
        assertThat(Machine.modelName(List.of("CPU part\t: 0xd0c").stream())).isEmpty();
    }
}
