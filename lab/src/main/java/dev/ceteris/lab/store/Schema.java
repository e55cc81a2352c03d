// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** The tables' version, and the way to it from every earlier one. */
final class Schema {
    /** The newest migration in the resources. */
    static final int VERSION = 5;

    private static final String HISTORY = "flyway_schema_history";

    private Schema() {}

    /**
     * Brings the tables to {@link #VERSION}. Flyway is asked only when there is something to do: it needs 0.34 s to
     * start, reading the version a thousandth of it, and most commands find a current store.
     *
     * @param folder where processes that come at once wait for each other
     * @throws StoreException when the tables are newer than this program or not its own
     */
    static void update(Connection connection, String url, Path file, Path folder) throws SQLException {
        if (version(connection, file) == VERSION) {
            return;
        }
        try (FolderLock _ = FolderLock.await(folder, Database.PATIENCE)) {
            if (version(connection, file) < VERSION) {
                Flyway.configure(Schema.class.getClassLoader())
                        .loggers("slf4j")
                        .dataSource(url, "", "")
                        .table(HISTORY)
                        .locations("classpath:dev/ceteris/lab/store/migration")
                        .load()
                        .migrate();
            }
        }
    }

    /** The version of the tables; 0 when there is none. */
    private static int version(Connection connection, Path file) throws SQLException {
        boolean tables = hasTable(connection, "%");
        if (tables && !hasTable(connection, HISTORY)) {
            throw new StoreException(
                    file + ": found the database of another program, expected a store; choose another folder"
                            + " for the store");
        }
        if (!tables) {
            return 0;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT coalesce(max(CAST(version AS INTEGER)), 0) FROM " + HISTORY + " WHERE success")) {
            int version = rows.next() ? rows.getInt(1) : 0;
            if (version > VERSION) {
                throw new StoreException(file + ": found a store of version " + version + ", expected at most "
                        + VERSION + "; a newer Ceteris wrote it: use that one, or choose another folder for the store");
            }
            return version;
        }
    }

    private static boolean hasTable(Connection connection, String pattern) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, pattern, new String[] {"TABLE"})) {
            return tables.next();
        }
    }
}
