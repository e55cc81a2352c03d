// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import dev.ceteris.base.DataException;
import dev.ceteris.base.NearestWord;
import dev.ceteris.data.source.mnist.FashionMnist;
import dev.ceteris.data.source.mnist.Mnist;
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

    private static DataException unknown(String name) {
        List<String> names = KNOWN.stream().map(DataSource::name).sorted().toList();
        String guess = NearestWord.to(name, names)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse(";");
        return new DataException(
                "unknown data set '" + name + "'" + guess + " known here: " + String.join(", ", names));
    }
}
