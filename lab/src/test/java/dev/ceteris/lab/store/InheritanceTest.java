// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.run.Runner;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Laws of the weights that a new run takes over: no other process waits for the copy, and an end in the middle of it
 * loses nothing.
 */
class InheritanceTest {
    @TempDir
    private Path folder;

    private static RunRecord run(Store store, String... settings) {
        return new Runner(store, Tiny::data, new Silence(), 1, Tiny.environment()).run(Tiny.study(settings));
    }

    /** What is done between the first byte of a weight file and its last one. */
    private interface Meanwhile {
        void happens() throws Exception;
    }

    /**
     * Begins a run with more seeds; the first weights that it takes over come through a pipe, so that others can act
     * meanwhile.
     */
    private RunRecord takenOver(Store store, RunRecord ancestor, Meanwhile meanwhile) throws Exception {
        Path weights = KeptWeights.file(store.folderOf(ancestor.id()), 1);
        byte[] content = Files.readAllBytes(weights);
        Files.delete(weights);
        assumeTrue(new ProcessBuilder("mkfifo", weights.toString()).start().waitFor() == 0, "there are no pipes here");
        CompletableFuture<RunRecord> heir = CompletableFuture.supplyAsync(() -> {
            try (Store second = Store.open(folder);
                    LiveRun run = second.begin(Tiny.study("seeds=3"), ancestor.provenance(), Tiny.NOON)) {
                return run.before();
            }
        });
        try (var pipe = Files.newOutputStream(weights)) { // waits for the reader
            try {
                meanwhile.happens();
            } finally {
                pipe.write(content);
            }
        }
        return heir.get();
    }

    @Test
    void others_can_write_while_weights_are_copied() throws Exception {
        try (Store store = Store.open(folder)) {
            RunRecord two = run(store);

            RunRecord three = takenOver(store, two, () -> {
                try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.sqlite"));
                        Statement statement = other.createStatement()) {
                    statement.execute("PRAGMA busy_timeout = 1");
                    statement.execute("BEGIN IMMEDIATE");
                    statement.execute("ROLLBACK");
                }
                assertThat(store.summaries()).as("not there before it is whole").hasSize(1);
            });

            assertThat(three.trials().subList(0, 4)).isEqualTo(two.trials());
            for (TrialRecord trial : two.trials()) {
                assertThat(store.weights(three.id(), trial)).isPresent();
            }
        }
    }

    @Test
    void what_is_removed_while_its_weights_are_copied_is_not_taken_over() throws Exception {
        try (Store store = Store.open(folder)) {
            RunRecord two = run(store);

            RunRecord three = takenOver(store, two, () -> store.remove(two.id()));

            assertThat(three.trials()).hasSize(6).extracting(TrialRecord::state).containsOnly(new TrialState.Planned());
            RunRecord trained = run(store, "seeds=3");
            assertThat(trained.id()).isEqualTo(three.id());
            assertThat(trained.trials().subList(0, 4)).isEqualTo(two.trials());
            for (TrialRecord trial : trained.trials()) {
                assertThat(store.weights(trained.id(), trial)).isPresent();
            }
        }
    }

    @Test
    void files_that_an_earlier_beginning_left_do_no_harm() throws Exception {
        try (Store store = Store.open(folder)) {
            RunRecord two = run(store);
            String id = "tiny-" + Tiny.study("seeds=3").digest().substring(0, 6);
            for (int trial = 1; trial <= 6; trial++) {
                Path left = KeptWeights.file(store.folderOf(id), trial);
                Files.createDirectories(left.getParent());
                Files.writeString(left, "cut off");
            }

            RunRecord three = run(store, "seeds=3");

            assertThat(three.id()).isEqualTo(id);
            assertThat(three.trials().subList(0, 4)).isEqualTo(two.trials());
            for (TrialRecord trial : three.trials()) {
                assertThat(store.weights(id, trial)).isPresent();
            }
        }
    }
}
