// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.format;

import dev.ceteris.base.DataException;
import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * Reads results from a database file. Implementations are found by {@link ServiceLoader}, because the driver of the
 * database belongs to the store, and judging needs no store.
 */
public interface DatabaseFormat {
    /**
     * The results in a file.
     *
     * @throws DataException when the file has no tables that are known
     */
    ResultFile results(String name, Path path);

    /**
     * The results in a file, by the first implementation there is.
     *
     * @throws DataException when there is none
     */
    static ResultFile open(String name, Path path) {
        return ServiceLoader.load(DatabaseFormat.class, DatabaseFormat.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new DataException(name + " is a database, and this program was started without the"
                        + " module lab, which has the driver for SQLite; start ./ceteris, or save the trials as CSV"
                        + " with study.trials_dataframe().to_csv(\"trials.csv\")"))
                .results(name, path);
    }
}
