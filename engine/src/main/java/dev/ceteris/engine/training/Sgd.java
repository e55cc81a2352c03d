// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

/** Plain gradient descent: {@code w ← w − learningRate · g}, g the mean gradient of the update's samples. */
public record Sgd() implements Optimizer {}
