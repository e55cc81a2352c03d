// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import dev.ceteris.base.AtomicFile;
import dev.ceteris.engine.float64.Float64Weights;
import dev.ceteris.engine.training.TrainedWeights;
import dev.ceteris.engine.training.Weights;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The weights that one run's trials came to, a file each. Each file's digest shows whether it is intact.
 */
final class KeptWeights {
    private static final String FOLDER = "weights";

    private final Path folder;

    /** The weights of a run that has its files in a folder. */
    static KeptWeights of(Path run) {
        return new KeptWeights(run.resolve(FOLDER));
    }

    KeptWeights(Path folder) {
        this.folder = folder;
    }

    /** Keeps a trial's weights. Throws a {@link StoreException} when that is impossible. */
    void write(int trial, TrainedWeights weights) {
        try {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            weights.write(content);
            AtomicFile.write(file(trial), content.toByteArray());
        } catch (IOException failure) {
            throw Trouble.at(folder, failure);
        }
    }

    /** Keeps the weights that another run keeps of one of its trials, if it does; instead of any that were there. */
    void copy(int trial, KeptWeights from, int ancestor) {
        Path target = file(trial);
        try {
            AtomicFile.write(target, Files.readAllBytes(from.file(ancestor)));
        } catch (NoSuchFileException _) {
            // They were never kept, or have been deleted to make room.
        } catch (IOException failure) {
            throw Trouble.at(target, failure);
        }
    }

    /**
     * A trial's weights; empty when there is no file.
     *
     * @param sha256 what {@link TrainedWeights#sha256} has to be
     * @throws StoreException when the file cannot be read or holds anything else
     */
    Optional<TrainedWeights> read(int trial, String sha256) {
        Path file = file(trial);
        try {
            TrainedWeights weights = read(Files.readAllBytes(file));
            if (!weights.sha256().equals(sha256)) {
                throw new IOException("found weights with SHA-256 " + weights.sha256() + ", expected " + sha256);
            }
            return Optional.of(weights);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException damaged) {
            throw new StoreException(
                    file + ": these weights cannot be used (" + Trouble.firstLine(damaged)
                            + "); remove the run and train it again to have them",
                    damaged);
        }
    }

    /** In either precision, as the file says. */
    private static TrainedWeights read(byte[] content) throws IOException {
        return Float64Weights.isBeginningOf(content)
                ? Float64Weights.read(new ByteArrayInputStream(content))
                : Weights.read(new ByteArrayInputStream(content));
    }

    private Path file(int trial) {
        return folder.resolve(trial + ".bin");
    }

    /** The file of a trial of a run that has its files in a folder. */
    static Path file(Path ofRun, int trial) {
        return ofRun.resolve(FOLDER).resolve(trial + ".bin");
    }
}
