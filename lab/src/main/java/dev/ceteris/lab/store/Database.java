// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;

/**
 * The SQLite file behind a store: one connection, kept open, used by one thread at a time. (With a connection for each
 * call, closing the last one would copy the write-ahead log back and wait for the disk, every time.)
 */
final class Database implements AutoCloseable {
    /** How long another process may keep the file locked before it is an error. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path file;
    private final Connection connection;
    private final Jdbi jdbi;
    private final ReentrantLock turn = new ReentrantLock();

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
        this.jdbi = Jdbi.create(connection);
    }

    /**
     * Opens the file, makes it when there is none, and brings its tables up to date.
     *
     * @throws StoreException when that is impossible
     */
    static Database open(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        String url = "jdbc:sqlite:" + file;
        Connection connection = null;
        try {
            Files.createDirectories(folder);
            connection = DriverManager.getConnection(url, settings().toProperties());
            Schema.update(connection, url, file, folder);
            return new Database(file, connection);
        } catch (IOException | SQLException | FlywayException | StoreException failure) {
            StoreException trouble = Trouble.at(failure instanceof IOException ? folder : file, failure);
            if (connection != null) {
                try {
                    connection.close();
                } catch (SQLException further) {
                    trouble.addSuppressed(further);
                }
            }
            throw trouble;
        }
    }

    private static SQLiteConfig settings() {
        SQLiteConfig settings = new SQLiteConfig();
        settings.setBusyTimeout((int) PATIENCE.toMillis());
        settings.enforceForeignKeys(true);
        // Readers and the writer do not wait for each other.
        settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // With a write-ahead log, NORMAL never damages the file, and a killed process loses nothing that was committed.
        // Only a
        // power cut may take the last commits along; their epochs are then trained again, to the same bits.
        settings.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        // A transaction that begins by reading could find at its first write that another process was faster, and fail.
        settings.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return settings;
    }

    /** Reads. Throws a {@link StoreException} when the file cannot be read. */
    <T> T read(Function<Handle, T> query) {
        return inTurn(() -> jdbi.withHandle(query::apply));
    }

    /** Changes the file in one transaction: all of it or, when a {@link StoreException} is thrown, nothing. */
    <T> T write(Function<Handle, T> change) {
        return inTurn(() -> jdbi.inTransaction(change::apply));
    }

    private <T> T inTurn(Work<T> work) {
        turn.lock();
        try {
            return work.result();
        } catch (JdbiException failure) {
            throw Trouble.at(file, failure);
        } finally {
            turn.unlock();
        }
    }

    private interface Work<T> {
        T result();
    }

    @Override
    public void close() {
        turn.lock();
        try {
            connection.close();
        } catch (SQLException failure) {
            throw Trouble.at(file, failure);
        } finally {
            turn.unlock();
        }
    }
}
