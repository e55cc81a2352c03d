// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import dev.ceteris.base.AtomicFile;
import dev.ceteris.engine.distillation.Distillation;
import dev.ceteris.engine.float64.Float64Checkpoint;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.optimizer.FirstOrder;
import dev.ceteris.engine.optimizer.SecondOrder;
import dev.ceteris.engine.training.Checkpoint;
import dev.ceteris.engine.training.Float32Checkpoint;
import dev.ceteris.engine.training.StudentCheckpoint;
import dev.ceteris.engine.training.StudentTrainer;
import dev.ceteris.lab.trial.TrialSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The checkpoints of one run's trials, a file each. A file is written beside the old one and renamed over it, so there
 * is always a whole one; the digest that a {@link Checkpoint} writes into it shows whether it is intact.
 */
final class Checkpoints {
    private final Path folder;

    Checkpoints(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps a trial's checkpoint instead of the one before. Throws a {@link StoreException} when that is impossible.
     */
    void write(int trial, Checkpoint checkpoint) {
        try {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            checkpoint.write(content);
            AtomicFile.write(file(trial), content.toByteArray());
        } catch (IOException failure) {
            throw Trouble.at(folder, failure);
        }
    }

    /**
     * The trial's last checkpoint, if there is a whole one of the kind that its optimizer makes.
     *
     * @param notice takes a sentence about a damaged one
     */
    Optional<Checkpoint> read(TrialSpec trial, Network network, Consumer<String> notice) {
        Path file = file(trial.number());
        try {
            InputStream content = new ByteArrayInputStream(Files.readAllBytes(file));
            return Optional.of(
                    switch (trial.training().optimizer()) {
                        case FirstOrder _ -> inFloat32(trial.training().distillation(), content, network);
                        case SecondOrder _ -> Float64Checkpoint.read(content, network);
                    });
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException failure) {
            notice.accept(file + ": cannot be used (" + Trouble.firstLine(failure) + "); trial " + trial.number()
                    + " starts anew");
            return Optional.empty();
        }
    }

    private static Checkpoint inFloat32(Distillation distillation, InputStream content, Network network)
            throws IOException {
        return distillation.isNothing()
                ? Float32Checkpoint.read(content, network)
                : StudentCheckpoint.read(content, network, StudentTrainer.teacher(network, distillation));
    }

    /** Whether a trial has a checkpoint. */
    boolean has(int trial) {
        return Files.isRegularFile(file(trial));
    }

    /** Keeps the checkpoint that another run has of one of its trials; instead of any that was there. */
    void copy(int trial, Checkpoints from, int ancestor) {
        try {
            AtomicFile.write(file(trial), Files.readAllBytes(from.file(ancestor)));
        } catch (IOException failure) {
            throw Trouble.at(folder, failure);
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
