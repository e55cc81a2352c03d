// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The folders that a store keeps, one for each run.
 *
 * @param store the folder that they are in
 */
record RunFolders(Path store) {
    /** A process that only checks whether a run is being trained holds its lock for microseconds. */
    private static final Duration A_LOOK = Duration.ofMillis(200);

    Path of(String run) {
        return store.resolve(run);
    }

    Checkpoints checkpoints(String run) {
        return new Checkpoints(of(run).resolve("checkpoints"));
    }

    KeptWeights weights(String run) {
        return KeptWeights.of(of(run));
    }

    /** Whether a process trains a run. */
    boolean isLocked(String run) {
        return FolderLock.isHeld(of(run));
    }

    /** Takes the lock of a run. Throws a {@link StoreException} when another process trains it. */
    FolderLock lock(String id) {
        Path run = of(id);
        return FolderLock.take(run, A_LOOK)
                .orElseThrow(() -> new StoreException(FolderLock.holder(run) + " is training run " + id
                        + "; let it finish or end it, then give the same command again"));
    }
}
