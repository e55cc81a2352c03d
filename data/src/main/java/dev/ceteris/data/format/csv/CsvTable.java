// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.csv;

import dev.ceteris.engine.sample.Samples;
import java.util.List;

/**
 * A CSV file that was read, row by row in the file's order.
 *
 * @param samples its numbers and classes
 * @param classNames a name for each class, in the order of the labels
 * @param sha256 digest of its unpacked bytes, 64 lower-case hexadecimal digits
 */
public record CsvTable(Samples samples, List<String> classNames, String sha256) {
    public CsvTable {
        classNames = List.copyOf(classNames);
    }
}
