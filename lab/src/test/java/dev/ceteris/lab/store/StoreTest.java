// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Laws of what goes in and comes out. */
class StoreTest {
    private static final EpochRecord FIRST = epoch(1, 0.5);

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

    private static EpochRecord epoch(int number, double loss) {
        return new EpochRecord(number, Map.of(Metric.TRAIN_LOSS, loss, Metric.UPDATES, 8.0 * number));
    }

    private LiveRun begin(Study study) {
        return store.begin(study, Tiny.provenance(), Tiny.NOON);
    }

    /** Begins the study and lets go of it. */
    private String stored(Study study, Duration afterNoon) {
        try (LiveRun run = store.begin(study, Tiny.provenance(), Tiny.NOON.plus(afterNoon))) {
            return run.before().id();
        }
    }

    @Test
    void a_run_comes_out_as_it_went_in() {
        Study study = Tiny.study("training.epochs=7");
        String id = stored(study, Duration.ZERO);
        store.close();
        store = Store.open(folder);
        RunRecord run = store.run(id);
        assertThat(id).isEqualTo("tiny-" + study.digest().substring(0, 6));
        assertThat(run.study()).isEqualTo(study);
        assertThat(run.study().overrides()).containsExactly("training.epochs=7");
        assertThat(run.provenance()).isEqualTo(Tiny.provenance());
        assertThat(run.created()).isEqualTo(Tiny.NOON);
        assertThat(run.trials()).hasSize(4).allSatisfy(trial -> {
            assertThat(trial.state()).isEqualTo(new TrialState.Planned());
            assertThat(trial.epochs()).isEmpty();
        });
        assertThat(store.runs()).containsExactly(run);
    }

    @Test
    void every_double_comes_out_with_its_bits() {
        Map<Metric, Double> values = Map.of(
                Metric.TRAIN_LOSS, Double.NaN,
                Metric.TEST_LOSS, Double.POSITIVE_INFINITY,
                Metric.GRADIENT_NORM, Double.NEGATIVE_INFINITY,
                Metric.TRAIN_ACCURACY, Double.MIN_VALUE,
                Metric.TEST_ACCURACY, 0.1 + 0.2,
                Metric.WEIGHT_NORM, Double.MAX_VALUE,
                Metric.UPDATES, 1e15 + 1,
                Metric.EPOCH_SECONDS, 0.0);
        try (LiveRun run = begin(Tiny.study())) {
            run.put(1, new EpochRecord(1, values), new TrialState.Running());
        }
        assertThat(store.run("latest").trials().getFirst().epochs()).containsExactly(new EpochRecord(1, values));
    }

    @Test
    void a_metric_that_was_not_measured_stays_absent() {
        try (LiveRun run = begin(Tiny.study())) {
            run.put(1, FIRST, new TrialState.Running());
        }
        assertThat(store.run("latest").trials().getFirst().epochs().getFirst().metrics())
                .containsOnlyKeys(Metric.TRAIN_LOSS, Metric.UPDATES);
    }

    @Test
    void an_epoch_written_twice_is_there_once_with_its_last_values() {
        try (LiveRun run = begin(Tiny.study())) {
            run.put(2, FIRST, new TrialState.Running());
            run.put(2, epoch(2, 0.4), new TrialState.Running());
            run.put(2, epoch(2, 0.3), new TrialState.Running());
        }
        assertThat(store.run("latest").trials().get(1).epochs()).containsExactly(FIRST, epoch(2, 0.3));
    }

    @Test
    void each_state_comes_out_as_it_went_in() {
        List<TrialState> states = List.of(
                new TrialState.Done("ab".repeat(32), 7),
                new TrialState.Diverged(3),
                new TrialState.Failed("OutOfMemoryError: Java heap space"),
                new TrialState.Running());
        try (LiveRun run = begin(Tiny.study())) {
            for (int i = 0; i < states.size(); i++) {
                run.setState(i + 1, states.get(i));
            }
            assertThat(store.run("tiny").trials())
                    .extracting(TrialRecord::state)
                    .isEqualTo(states);
            assertThat(store.summaries()).extracting(RunSummary::state).containsExactly("running");
        }
        assertThat(store.run("tiny").trials().getLast().state()).isEqualTo(new TrialState.Interrupted());
        assertThat(store.summaries().getFirst().trialsByState())
                .isEqualTo(Map.of("done", 1, "diverged", 1, "failed", 1, "interrupted", 1));
    }

    @Test
    void a_run_that_is_begun_again_keeps_what_it_has() {
        Study study = Tiny.study();
        try (LiveRun run = begin(study)) {
            run.put(1, FIRST, new TrialState.Running());
        }
        try (LiveRun run = store.begin(study, Tiny.provenance(), Tiny.NOON.plusSeconds(60))) {
            assertThat(run.before().created()).isEqualTo(Tiny.NOON);
            assertThat(run.before().trials().getFirst().epochs()).containsExactly(FIRST);
        }
        assertThat(store.runs()).hasSize(1);
    }

    @Test
    void two_writers_of_one_process_keep_off_each_others_run() {
        Study study = Tiny.study();
        try (LiveRun _ = begin(study);
                Store second = Store.open(folder)) {
            assertThatThrownBy(() -> second.begin(study, Tiny.provenance(), Tiny.NOON))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid() + " is training run tiny-");
            assertThat(second.run("tiny").id()).as("looking is allowed").startsWith("tiny-");
        }
        begin(study).close();
    }

    @Test
    void a_run_is_found_by_id_prefix_study_and_latest() {
        String first = stored(Tiny.study(), Duration.ZERO);
        String second = stored(Tiny.study("training.epochs=6"), Duration.ofMillis(1));
        String other = stored(Tiny.study("study=tinier"), Duration.ofMillis(2));
        assertThat(store.run(first).id()).isEqualTo(first);
        assertThat(store.run(second.substring(0, second.length() - 1)).id()).isEqualTo(second);
        assertThat(store.run("tinier").id()).isEqualTo(other);
        assertThat(store.run("tinie").id()).isEqualTo(other);
        assertThat(store.run("latest").id()).isEqualTo(other);
        assertThat(store.summaries()).extracting(RunSummary::id).containsExactly(other, second, first);
        assertThatThrownBy(() -> store.run("tiny"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("'tiny' fits 2 runs, expected one: " + second + ", " + first);
    }

    @Test
    void the_nearest_names_are_reported_for_a_run_that_is_not_there() {
        assertThatThrownBy(() -> store.run("latest"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no run yet");
        stored(Tiny.study(), Duration.ZERO);
        assertThatThrownBy(() -> store.run("tinny"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no run 'tinny', did you mean 'tiny'?");
    }

    @Test
    void a_removed_run_leaves_nothing_behind() throws Exception {
        String id = stored(Tiny.study(), Duration.ZERO);
        String other = stored(Tiny.study("training.epochs=6"), Duration.ZERO);
        Files.writeString(store.folderOf(id).resolve("report.html"), "a report");
        try (LiveRun run = begin(Tiny.study())) {
            run.put(1, FIRST, new TrialState.Running());
            assertThatThrownBy(() -> store.remove(id))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is training");
        }
        store.remove(id);
        assertThat(store.folderOf(id)).doesNotExist();
        assertThat(store.summaries()).extracting(RunSummary::id).containsExactly(other);
        stored(Tiny.study(), Duration.ZERO);
        assertThat(store.run(id).trials().getFirst().epochs()).isEmpty();
    }

    @Test
    void what_cannot_stand_beside_new_numbers_is_not_gone_on_with() {
        Study study = Tiny.study();
        begin(study).close();
        Provenance then = Tiny.provenance();
        assertThatThrownBy(() -> store.begin(study, with(then, 2, "0"), Tiny.NOON))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(
                        "was begun with arithmetic 1, this is arithmetic 2; remove it (ceteris remove tiny-");
        assertThatThrownBy(() -> store.begin(study, with(then, 1, "f"), Tiny.NOON))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("was begun with other data: found clouds.csv with SHA-256 ffff");
        begin(study).close();
    }

    @Test
    void data_that_was_read_in_another_way_does_not_continue_a_run() {
        Study study = Tiny.study();
        begin(study).close();
        Provenance other = readAs("without the columns at [0]");
        assertThatThrownBy(() -> store.begin(study, other, Tiny.NOON))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(
                        "was begun when its data was read in another way: found clouds without the columns at [0],"
                                + " expected every column as an input and every label as it is written; remove it");
        begin(study).close();
        assertThat(Inheritance.isAlike(Tiny.provenance(), other)).isFalse();
        assertThat(Inheritance.isAlike(other, readAs("without the columns at [0]")))
                .isTrue();
    }

    private static Provenance readAs(String words) {
        Provenance made = Tiny.provenance();
        DataUse use = new DataUse("clouds", "clouds", "", 60, 0, 30, new LinkedHashMap<>(), List.of(), words);
        return new Provenance(
                made.version(),
                made.arithmeticVersion(),
                made.java(),
                made.system(),
                made.processor(),
                made.cores(),
                made.vectorBits(),
                made.command(),
                made.files(),
                new LinkedHashMap<>(),
                List.of(use));
    }

    private static Provenance with(Provenance then, int arithmetic, String digit) {
        return new Provenance(
                "9.9.9",
                arithmetic,
                then.java(),
                then.system(),
                then.processor(),
                1,
                0,
                then.command(),
                Tiny.files(digit));
    }
}
