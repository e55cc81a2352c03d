// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A folder that only one process works in. The operating system holds the lock (on the file {@code lock}) and lets go
 * of it when the process ends, however it ends; nothing has to be cleaned up.
 *
 * <p>POSIX drops a process's lock as soon as the process closes <em>any</em> channel to the file: a process must not
 * touch a lock that it holds itself. So the threads of a process take turns, and each asks {@link #MINE} before it
 * opens the file.
 *
 * <p>Beside it, the file {@code owner} names the process, for messages.
 */
final class FolderLock implements AutoCloseable {
    private static final int PAUSE_MILLIS = 10;

    /**
     * The real paths of the folders that this process holds; also the monitor of everything that opens or closes a
     * lock's file. The one thing static that changes, because what it mirrors belongs to the process as well.
     */
    private static final Set<Path> MINE = new HashSet<>();

    private final Path folder;
    private final Path real;
    private final FileChannel channel;

    private FolderLock(Path folder, Path real, FileChannel channel) {
        this.folder = folder;
        this.real = real;
        this.channel = channel;
    }

    /**
     * Takes the lock, or finds that another process (or another part of this one) has it for longer than
     * {@code patience}.
     *
     * @throws StoreException when the folder cannot be written
     */
    static Optional<FolderLock> take(Path folder, Duration patience) {
        try {
            Files.createDirectories(folder);
            for (long waited = 0; ; waited += PAUSE_MILLIS) {
                Optional<FolderLock> lock = tryToTake(folder);
                if (lock.isPresent() || waited >= patience.toMillis()) {
                    return lock;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (IOException failure) {
            throw Trouble.at(folder, failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Takes the lock. Throws a {@link StoreException} when it is not free within {@code patience}. */
    static FolderLock await(Path folder, Duration patience) {
        return take(folder, patience)
                .orElseThrow(() -> new StoreException(folder + ": " + holder(folder) + " has locked it for longer than "
                        + patience.toSeconds() + " s; end it or let it finish, then give the same command again"));
    }

    private static Optional<FolderLock> tryToTake(Path folder) throws IOException {
        synchronized (MINE) {
            Path real = folder.toRealPath();
            if (MINE.contains(real)) {
                return Optional.empty();
            }
            FileChannel channel = FileChannel.open(
                    file(folder), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                if (lock(channel, Sharing.EXCLUSIVE)) {
                    Files.writeString(owner(folder), me());
                    MINE.add(real);
                    return Optional.of(new FolderLock(folder, real, channel));
                }
            } finally {
                if (!MINE.contains(real)) {
                    channel.close();
                }
            }
            return Optional.empty();
        }
    }

    /** Whether a living process holds the folder, this one included. */
    static boolean isHeld(Path folder) {
        synchronized (MINE) {
            try {
                return MINE.contains(folder.toRealPath()) || isHeldElsewhere(folder);
            } catch (NoSuchFileException _) {
                return false;
            } catch (IOException failure) {
                throw Trouble.at(folder, failure);
            }
        }
    }

    /** A shared lock, so that two processes that check at once do not take each other for an owner. */
    private static boolean isHeldElsewhere(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(file(folder), StandardOpenOption.READ)) {
            return !lock(channel, Sharing.SHARED);
        }
    }

    private enum Sharing {
        EXCLUSIVE,
        SHARED
    }

    private static boolean lock(FileChannel channel, Sharing sharing) throws IOException {
        FileLock lock = channel.tryLock(0, Long.MAX_VALUE, sharing == Sharing.SHARED);
        return lock != null;
    }

    /** Who holds the folder, for a message. */
    static String holder(Path folder) {
        String pid = read(owner(folder)).split(" ", 2)[0];
        return pid.isBlank() ? "another process" : "process " + pid;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException _) {
            return ""; // not there, or just being written by another process: either way not written by this process
        }
    }

    /** This process and no later one with its number. */
    private static String me() {
        ProcessHandle process = ProcessHandle.current();
        return process.pid() + " "
                + process.info().startInstant().map(Object::toString).orElse("");
    }

    private static Path file(Path folder) {
        return folder.resolve("lock");
    }

    private static Path owner(Path folder) {
        return folder.resolve("owner");
    }

    /** Lets go of the folder; harmless when the folder is gone. */
    @Override
    public void close() {
        synchronized (MINE) {
            try (channel) {
                Files.deleteIfExists(owner(folder));
            } catch (IOException failure) {
                throw Trouble.at(folder, failure);
            } finally {
                MINE.remove(real);
            }
        }
    }
}
