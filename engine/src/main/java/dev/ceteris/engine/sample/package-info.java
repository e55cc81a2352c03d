// SPDX-License-Identifier: Apache-2.0
/**
 * What a network learns from: features as bytes or floats, labels or values. Knows kernels where a layout has to suit
 * them.
 */
package dev.ceteris.engine.sample;
