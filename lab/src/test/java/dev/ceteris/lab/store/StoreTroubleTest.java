// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.run.Runner;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said when the disk or the file is in trouble, and what is left then. */
class StoreTroubleTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("store.sqlite");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static RunRecord run(Store store, Study study, int cores) {
        return new Runner(store, Tiny::data, new Silence(), cores, Tiny.environment()).run(study);
    }

    @Test
    void a_full_disk_ends_the_run_in_one_sentence_and_the_next_one_goes_on() {
        Study study = Tiny.study("training.epochs=40");
        RunRecord undisturbed;
        try (Store elsewhere = Store.open(folder.resolve("elsewhere"))) {
            undisturbed = run(elsewhere, study, 1);
        }
        Database database = Database.open(file());
        try (Store store = new Store(folder, database)) {
            // SQLite's own limit answers as a full disk does: with SQLITE_FULL in the middle of a transaction.
            int pages = database.read(handle ->
                    handle.createQuery("PRAGMA page_count").mapTo(Integer.class).one());
            database.read(handle -> handle.execute("PRAGMA max_page_count = " + (pages + 12)));
            assertThatThrownBy(() -> run(store, study, 2))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(file()
                            + ": the disk is full; what was finished is kept: make room and give the same command"
                            + " again");

            RunRecord broken = store.run("tiny");
            assertThat(broken.trials())
                    .anySatisfy(trial -> assertThat(trial.epochs()).isNotEmpty());
            for (int i = 0; i < 4; i++) {
                assertThat(broken.trials().get(i).epochs())
                        .as("whole epochs from the first on, as they were measured")
                        .isEqualTo(undisturbed
                                .trials()
                                .get(i)
                                .epochs()
                                .subList(0, broken.trials().get(i).epochs().size()));
                assertThat(broken.trials().get(i).state()).isNotEqualTo(new TrialState.Running());
            }

            database.read(handle -> handle.execute("PRAGMA max_page_count = 1000000"));
            assertThat(run(store, study, 2).trials()).isEqualTo(undisturbed.trials());
        }
    }

    @Test
    void a_store_that_another_process_has_locked_too_long_is_named_and_nothing_is_half_written() throws Exception {
        Database database = Database.open(file());
        try (Store store = new Store(folder, database);
                LiveRun run = store.begin(Tiny.study(), Tiny.provenance(), Tiny.NOON)) {
            database.read(handle -> handle.execute("PRAGMA busy_timeout = 1"));
            EpochRecord epoch = new EpochRecord(1, Map.of(Metric.TRAIN_LOSS, 1.0));
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                assertThatThrownBy(() -> run.put(1, epoch, new TrialState.Running()))
                        .isInstanceOf(StoreException.class)
                        .hasMessageStartingWith(file() + ": another process has locked it for longer than 5 s");
                assertThat(store.run("tiny").trials().getFirst().epochs())
                        .as("reading goes on")
                        .isEmpty();
            }
            run.put(1, epoch, new TrialState.Running());
            assertThat(store.run("tiny").trials().getFirst().epochs()).containsExactly(epoch);
        }
    }

    @Test
    void a_store_of_version_1_is_brought_up_to_date_and_its_results_are_its_last_epochs() throws Exception {
        try (Store store = Store.open(folder);
                LiveRun run = store.begin(Tiny.study(), Tiny.provenance(), Tiny.NOON)) {
            for (int epoch = 1; epoch <= 3; epoch++) {
                run.put(
                        1,
                        new EpochRecord(epoch, Map.of(Metric.TEST_LOSS, 1.0 / epoch)),
                        epoch < 3 ? new TrialState.Running() : new TrialState.Done("ab".repeat(32), 2));
            }
        }
        forgetHypotheses();
        execute("ALTER TABLE trial DROP COLUMN result_epoch");
        execute("ALTER TABLE trial DROP COLUMN role");
        execute("DELETE FROM flyway_schema_history WHERE version IN ('2', '3')");
        try (Store store = Store.open(folder)) {
            TrialRecord trial = store.run("tiny").trials().getFirst();
            assertThat(trial.state()).isEqualTo(new TrialState.Done("ab".repeat(32), 3));
            assertThat(trial.result()).contains(trial.epochs().getLast());
        }
    }

    @Test
    void a_store_of_a_newer_ceteris_is_left_alone() throws Exception {
        Store.open(folder).close();
        execute("UPDATE flyway_schema_history SET version = '6' WHERE version = '5'");
        assertThatThrownBy(() -> Store.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessage(file()
                        + ": found a store of version 6, expected at most 5; a newer Ceteris wrote it: use that one,"
                        + " or choose another folder for the store");
    }

    @Test
    void a_store_from_before_trials_had_roles_is_brought_up_to_date_and_keeps_its_runs() throws Exception {
        try (Store store = Store.open(folder)) {
            store.begin(Tiny.study(), Tiny.provenance(), Tiny.NOON).close();
        }
        forgetHypotheses();
        execute("ALTER TABLE trial DROP COLUMN role");
        execute("DELETE FROM flyway_schema_history WHERE version = '3'");
        try (Store store = Store.open(folder)) {
            assertThat(store.run("tiny").trials()).hasSize(4);
            assertThat(store.summaries().getFirst().trialsByState()).containsEntry("planned", 4);
        }
    }

    @Test
    void a_store_from_before_there_were_hypotheses_knows_what_its_runs_have_trained() throws Exception {
        EpochRecord epoch = new EpochRecord(1, Map.of(Metric.TEST_LOSS, 1.0));
        try (Store store = Store.open(folder);
                LiveRun run = store.begin(Tiny.study(), Tiny.provenance(), Tiny.NOON)) {
            run.put(1, epoch, new TrialState.Done("ab".repeat(32), 1));
        }
        forgetHypotheses();
        try (Store store = Store.open(folder);
                LiveRun more = store.begin(Tiny.study("seeds=3"), Tiny.provenance(), Tiny.NOON)) {
            assertThat(more.before().trials().getFirst().epochs()).containsExactly(epoch);
            assertThat(more.before().trials().get(1).state()).isEqualTo(new TrialState.Planned());
        }
    }

    /** Makes the store one of version 3. */
    private void forgetHypotheses() throws Exception {
        execute("ALTER TABLE trial DROP COLUMN pruned_at_epoch");
        execute("ALTER TABLE run DROP COLUMN experiment");
        execute("ALTER TABLE run DROP COLUMN registered");
        execute("DELETE FROM flyway_schema_history WHERE version IN ('4', '5')");
    }

    @Test
    void the_database_of_another_program_is_left_alone() throws Exception {
        execute("CREATE TABLE recipe (name TEXT)");
        assertThatThrownBy(() -> Store.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(file() + ": found the database of another program, expected a store");
    }

    @Test
    void a_file_that_is_not_a_database_is_named() throws Exception {
        Files.writeString(file(), "not a database ".repeat(1000));
        assertThatThrownBy(() -> Store.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        file() + ": found a damaged file, expected a store; move it away to begin with an empty one");
    }

    @Test
    void a_cut_store_is_named() throws Exception {
        try (Store store = Store.open(folder)) {
            run(store, Tiny.study(), 1);
        }
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> {
                    try (Store store = Store.open(folder)) {
                        store.runs();
                    }
                })
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("found a damaged file, expected a store");
    }

    @Test
    void a_folder_that_cannot_be_one_is_named() throws Exception {
        Path taken = Files.writeString(folder.resolve("taken"), "a file");
        assertThatThrownBy(() -> Store.open(taken))
                .isInstanceOf(StoreException.class)
                .hasMessage(taken + ": found a file, expected a folder; choose another folder for the store");
        Files.createDirectories(file());
        assertThatThrownBy(() -> Store.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessage(file() + ": cannot be written; make it writable, or choose another folder for the store");
    }
}
