// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A column of numbers that a network learns to predict. What is learned is {@code (y − mean) / deviation}, with mean
 * and deviation of the training set; errors are reported in the unit of the column.
 *
 * @param name of the column
 * @param mean that was subtracted; 0 when the numbers are learned as they are
 * @param deviation that was divided by; 1 when the numbers are learned as they are
 */
public record TargetColumn(String name, double mean, double deviation) {
    /**
     * The columns of a table, or where the data has none as many that are learned as they are: {@code output 1} and so
     * on.
     *
     * @param columns of the data; empty where it has none
     * @param outputs numbers per sample
     */
    public static List<TargetColumn> orAsLearned(List<TargetColumn> columns, int outputs) {
        return columns.isEmpty()
                ? IntStream.rangeClosed(1, outputs)
                        .mapToObj(i -> new TargetColumn("output " + i, 0, 1))
                        .toList()
                : columns;
    }
}
