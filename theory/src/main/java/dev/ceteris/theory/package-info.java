// SPDX-License-Identifier: Apache-2.0
/**
 * The measures of learning theory live here: complexity of a network and how well it ranks generalization, gradient
 * noise, laws of learning curves. The package may use {@code engine} and the statistics of {@code evidence}; all of
 * it is pure functions in float64 with sums in a fixed order, so equal inputs give equal bits.
 */
package dev.ceteris.theory;
