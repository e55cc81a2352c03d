// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

/**
 * How well a network does on some samples.
 *
 * @param loss mean loss, in nats or in the square of the target's unit; infinite or NaN when the network has diverged
 * @param accuracy share of samples classified correctly, in [0, 1]; NaN when the targets are numbers
 */
public record Evaluation(double loss, double accuracy) {}
