// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import java.util.List;
import java.util.Optional;

/** What the inputs of a network are to those who look at a sample: pixels, columns of a table, or numbers. */
public sealed interface InputLayout {
    /** Numbers without names that form no image. */
    record Numbers() implements InputLayout {}

    /**
     * Pixels row by row, the colours of a pixel side by side.
     *
     * @param width pixels of a row, at least 1
     * @param height number of rows, at least 1
     * @param channels 1 for grey, 3 for red, green and blue
     */
    record Image(int width, int height, int channels) implements InputLayout {}

    /**
     * Columns of a table.
     *
     * @param inputs one for each number that a network sees
     * @param scale by which the columns of numbers were scaled; empty when they are as they are in the table
     */
    record Columns(List<Input> inputs, Optional<FeatureScale> scale) implements InputLayout {
        public Columns {
            inputs = List.copyOf(inputs);
        }

        /** What the table has in place of an input that a network sees. */
        public double unscaled(int input, double seen) {
            return scale.isPresent() ? scale.get().unscaled(input, seen) : seen;
        }
    }

    /**
     * One number that a network sees of a table.
     *
     * @param column its name
     * @param category the word for which the number is 1, else 0; empty for a column of numbers
     */
    record Input(String column, Optional<String> category) {}
}
