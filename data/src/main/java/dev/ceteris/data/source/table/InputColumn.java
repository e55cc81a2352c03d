// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.table;

import java.util.List;

/**
 * A column that a network sees.
 *
 * @param index of the column, from 0
 * @param categories its values in the training set; each becomes an input that is 1 or 0; empty for a number
 */
record InputColumn(int index, List<String> categories) {
    InputColumn {
        categories = List.copyOf(categories);
    }

    /** How many numbers it gives to a network. */
    int width() {
        return isNumber() ? 1 : categories.size();
    }

    boolean isNumber() {
        return categories.isEmpty();
    }
}
