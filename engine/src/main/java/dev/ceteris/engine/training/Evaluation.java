// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

/**
 * How well a network does on some samples.
 *
 * @param loss mean loss in nats; infinite or NaN when the network has diverged
 * @param accuracy share of samples classified right, in [0, 1]
 */
public record Evaluation(double loss, double accuracy) {}
