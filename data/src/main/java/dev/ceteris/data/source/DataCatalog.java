// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import dev.ceteris.base.DataException;
import dev.ceteris.base.NearestWord;
import dev.ceteris.data.source.mnist.FashionMnist;
import dev.ceteris.data.source.mnist.Mnist;
import java.nio.file.Path;
import java.util.List;

/** The data sets that Ceteris knows by name. */
public final class DataCatalog {
    private static final List<DataSource> KNOWN = List.of(new Mnist(), new FashionMnist());

    private DataCatalog() {}

    /** Every known data set, in the order of a list for the user. */
    public static List<DataSource> known() {
        return KNOWN;
    }

    /**
     * The data set of this name.
     *
     * @throws DataException when there is none; its message names the nearest
     */
    public static DataSource named(String name) {
        return KNOWN.stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    /**
     * Checks that folders which a user named are looked into.
     *
     * @throws DataException when none of the sources is a set that is known by name, for which alone folders matter
     */
    public static void requireUse(List<Path> folders, List<DataSource> sources) {
        if (!folders.isEmpty() && sources.stream().noneMatch(KNOWN::contains)) {
            throw new DataException("the data folder " + folders.getFirst() + " is not used: the data is "
                    + sources.getFirst().name() + ", which no folder replaces; expected --data-dir with "
                    + String.join(" or ", KNOWN.stream().map(DataSource::name).toList()) + ", so leave it out");
        }
    }

    private static DataException unknown(String name) {
        List<String> names = KNOWN.stream().map(DataSource::name).sorted().toList();
        String guess = NearestWord.to(name, names)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse(";");
        return new DataException(
                "unknown data set '" + name + "'" + guess + " known here: " + String.join(", ", names));
    }
}
