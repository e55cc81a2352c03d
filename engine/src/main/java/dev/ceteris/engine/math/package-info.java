// SPDX-License-Identifier: Apache-2.0
/**
 * Elementary functions with the same bits on every machine live here, for one float, for vectors of floats and for one
 * double. The package may use arrays and the Vector API; it knows no network.
 */
package dev.ceteris.engine.math;
