// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

/**
 * What a network does on some samples, in one pass over them.
 *
 * @param evaluation how well
 * @param answers the outputs of its last layer, before the loss: samples × outputs, row by row
 */
public record Examined(Evaluation evaluation, double[] answers) {}
