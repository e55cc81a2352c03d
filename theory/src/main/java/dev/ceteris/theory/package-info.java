// SPDX-License-Identifier: Apache-2.0
/**
 * What learning theory says about a network, computed: measures of its complexity, how well they rank generalization, the
 * noise of its gradients, and the laws that learning curves are said to follow. Pure functions of weights, networks, samples and
 * numbers; everything is float64 with sums in a fixed order, so equal inputs give equal bits.
 */
package dev.ceteris.theory;
