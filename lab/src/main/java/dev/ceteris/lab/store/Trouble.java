// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in one sentence what is wrong with a disk or a database. */
final class Trouble {
    private static final String FULL =
            "the disk is full; what was finished is kept: make room and give the same command again";
    private static final String CLOSED = "cannot be written; make it writable, or choose another folder for the store";

    /** A block of the usual file systems: less than that and no file can grow. */
    private static final long NOTHING_FITS_BYTES = 4096;

    private Trouble() {}

    /**
     * @param place the file or folder that was used
     * @param failure what was thrown; the reason is searched for among its causes
     */
    static StoreException at(Path place, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case StoreException known -> {
                    return known;
                }
                case SQLiteException database -> {
                    return new StoreException(place + ": " + sentence(database), failure);
                }
                case IOException file -> {
                    return new StoreException(place + ": " + sentence(place, file), failure);
                }
                default -> {}
            }
        }
        return new StoreException(place + ": " + firstLine(failure), failure);
    }

    private static String sentence(SQLiteException failure) {
        // The low byte of an extended code is its kind: SQLITE_BUSY_SNAPSHOT is a SQLITE_BUSY.
        int kind = failure.getResultCode().code & 0xff;
        if (kind == SQLiteErrorCode.SQLITE_FULL.code) {
            return FULL;
        }
        if (kind == SQLiteErrorCode.SQLITE_BUSY.code || kind == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return "another process has locked it for longer than " + Database.PATIENCE.toSeconds()
                    + " s; end that process or let it finish, then give the same command again";
        }
        if (kind == SQLiteErrorCode.SQLITE_READONLY.code
                || kind == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || kind == SQLiteErrorCode.SQLITE_PERM.code) {
            return CLOSED;
        }
        if (kind == SQLiteErrorCode.SQLITE_CORRUPT.code || kind == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return "found a damaged file, expected a store; move it away to begin with an empty one";
        }
        return firstLine(failure);
    }

    private static String sentence(Path place, IOException failure) {
        if (isFull(place, failure)) {
            return FULL;
        }
        if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
            return "found a file, expected a folder; choose another folder for the store";
        }
        if (failure instanceof AccessDeniedException) {
            return CLOSED;
        }
        return firstLine(failure);
    }

    /** The JDK has no exception for a full disk, only the system's words, and those in the user's language. */
    private static boolean isFull(Path place, IOException failure) {
        if (String.valueOf(failure.getMessage()).contains("No space left on device")) {
            return true;
        }
        try {
            return Files.getFileStore(place).getUsableSpace() < NOTHING_FITS_BYTES;
        } catch (IOException _) {
            return false; // the folder is not even there: its own failure says more
        }
    }

    /** An exception as a line: its first line, or its kind when it says nothing. */
    static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElseThrow();
    }
}
