// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import dev.ceteris.base.DataException;

/**
 * A data set that can be opened by name. An implementation promises that {@link #open} gives the same samples in the
 * same order wherever its files are found, or none at all.
 */
public interface DataSource {
    /** What a study and the command line call it. */
    String name();

    /** One line for a list: what the samples show, and which classes they have. */
    String description();

    /** What a network has to answer about it. */
    Task task();

    /**
     * Where {@link #open} would take it from, found out without reading or fetching it.
     *
     * @throws DataException when a folder of {@code places} does not exist or holds only some of the files
     */
    Whereabouts whereabouts(DataPlaces places);

    /**
     * Reads and checks it. Fetches it first when it is nowhere on this machine, and says so through
     * {@link DataPlaces#notice}.
     *
     * @throws DataException when a file is missing, cut or damaged, or cannot be fetched
     */
    Dataset open(DataPlaces places);
}
