// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.optimizer;

/** Plain gradient descent: {@code w ← w − α · g}. */
public record Sgd() implements FirstOrder {}
