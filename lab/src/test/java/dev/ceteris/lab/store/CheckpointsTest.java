// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.training.Checkpoint;
import dev.ceteris.engine.training.Trainer;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.trial.TrialSpec;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    private static final TrialSpec TRIAL = Tiny.study().trials().getFirst();
    private static final Samples SAMPLES = Tiny.data(TRIAL.data()).train();
    private static final Network NETWORK = TRIAL.network().classifier(5, 3);

    @TempDir
    private Path folder;

    private static Checkpoint checkpoint(long seed) {
        return new Trainer(NETWORK, TRIAL.training(), SAMPLES, seed).checkpoint();
    }

    private Optional<Checkpoint> read(List<String> notices) {
        return new Checkpoints(folder).read(TRIAL, NETWORK, notices::add);
    }

    private static byte[] bytes(Checkpoint checkpoint) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThatCode(() -> checkpoint.write(bytes)).doesNotThrowAnyException();
        return bytes.toByteArray();
    }

    @Test
    void the_last_checkpoint_of_a_trial_comes_out_with_its_bits() {
        Checkpoints checkpoints = new Checkpoints(folder);
        checkpoints.write(1, checkpoint(1));
        checkpoints.write(1, checkpoint(2));
        checkpoints.write(2, checkpoint(3));
        List<String> notices = new ArrayList<>();
        assertThat(read(notices))
                .hasValueSatisfying(found -> assertThat(bytes(found)).isEqualTo(bytes(checkpoint(2))));
        assertThat(notices).isEmpty();
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void a_checkpoint_with_any_byte_changed_or_cut_is_refused_with_a_sentence() throws Exception {
        new Checkpoints(folder).write(1, checkpoint(1));
        Path file = folder.resolve("1.bin");
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x10;
            Files.write(file, damaged);
            List<String> notices = new ArrayList<>();
            assertThat(read(notices)).as("byte %d", i).isEmpty();
            assertThat(notices)
                    .singleElement()
                    .asString()
                    .startsWith(file + ": ")
                    .endsWith("; trial 1 starts anew");
        }
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(read(new ArrayList<>())).as("cut to %d bytes", length).isEmpty();
        }
    }

    @Test
    void a_checkpoint_that_cannot_be_written_leaves_the_one_before() throws Exception {
        Checkpoints checkpoints = new Checkpoints(folder);
        checkpoints.write(1, checkpoint(1));
        Files.createDirectory(folder.resolve("1.bin.new"));
        assertThatThrownBy(() -> checkpoints.write(1, checkpoint(2))).isInstanceOf(StoreException.class);
        assertThat(bytes(read(new ArrayList<>()).orElseThrow())).isEqualTo(bytes(checkpoint(1)));
    }

    @Test
    void a_checkpoint_ahead_of_the_stored_epochs_is_not_used() {
        try (Store store = Store.open(folder)) {
            List<String> notices = new ArrayList<>();
            Trainer trainer = new Trainer(NETWORK, TRIAL.training(), SAMPLES, 1);
            try (LiveRun run = store.begin(Tiny.study(), Tiny.provenance(), Tiny.NOON);
                    ThreadTeam alone = ThreadTeam.of(1)) {
                trainer.trainEpoch(alone);
                run.put(1, trainer.checkpoint());
                assertThat(run.checkpoint(TRIAL, NETWORK, notices::add)).isEmpty();
            }
            assertThat(notices)
                    .singleElement()
                    .asString()
                    .endsWith("the checkpoint of trial 1 is at epoch 1, the store at"
                            + " epoch 0; the trial starts anew");
        }
    }
}
