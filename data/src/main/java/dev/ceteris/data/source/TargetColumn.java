// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

/**
 * A column of numbers that a network learns to predict. What is learned is {@code (y − mean) / deviation}, with mean
 * and deviation of the training set; errors are reported in the unit of the column.
 *
 * @param name of the column
 * @param mean that was subtracted; 0 when the numbers are learned as they are
 * @param deviation that was divided by; 1 when the numbers are learned as they are
 */
public record TargetColumn(String name, double mean, double deviation) {}
