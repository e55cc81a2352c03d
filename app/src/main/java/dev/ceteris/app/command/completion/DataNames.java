// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.completion;

import dev.ceteris.data.source.DataCatalog;
import dev.ceteris.data.source.DataSource;
import java.util.Iterator;

/** The names of the data sets that Ceteris knows; read when they are asked for. */
public final class DataNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return DataCatalog.known().stream().map(DataSource::name).iterator();
    }
}
