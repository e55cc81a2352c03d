// SPDX-License-Identifier: Apache-2.0
/**
 * The samples of a network live here: features as bytes or floats, labels or values as targets. The package may use
 * {@code kernel}, because the layout of features must suit the kernels.
 */
package dev.ceteris.engine.sample;
