// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

/**
 * All weights of a network in a few numbers, biases left out.
 *
 * @param norm Euclidean norm, ‖w‖
 * @param absoluteSum ‖w‖₁
 * @param largest the largest |w|
 * @param zero the share of weights that are 0, in [0, 1]
 */
public record WeightSummary(double norm, double absoluteSum, double largest, double zero) {}
