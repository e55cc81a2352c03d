// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.training.Checkpoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The checkpoints of one run's trials, a file each. A file is written beside the old one and renamed over it, so there is always
 * a whole one; whether it still is whole tells the digest that {@link Checkpoint} writes into it.
 */
final class Checkpoints {
    private final Path folder;

    Checkpoints(Path folder) {
        this.folder = folder;
    }

    /** Keeps a trial's checkpoint instead of the one before. Throws a {@link StoreException} when that is impossible. */
    void write(int trial, Checkpoint checkpoint) {
        try {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            checkpoint.write(content);
            WholeFile.write(file(trial), content.toByteArray());
        } catch (IOException failure) {
            throw Trouble.at(folder, failure);
        }
    }

    /**
     * The trial's last checkpoint, if there is a whole one.
     *
     * @param notice takes a sentence about a damaged one
     */
    Optional<Checkpoint> read(int trial, Network network, Consumer<String> notice) {
        try {
            byte[] content = Files.readAllBytes(file(trial));
            return Optional.of(Checkpoint.read(new ByteArrayInputStream(content), network));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException failure) {
            notice.accept(file(trial) + ": cannot be used (" + Trouble.firstLine(failure) + "); trial " + trial
                    + " starts anew");
            return Optional.empty();
        }
    }

    /** Forgets the trial's checkpoint, if there is one. */
    void delete(int trial) {
        try {
            Files.deleteIfExists(file(trial));
        } catch (IOException failure) {
            throw Trouble.at(folder, failure);
        }
    }

    private Path file(int trial) {
        return folder.resolve(trial + ".bin");
    }
}
