// SPDX-License-Identifier: Apache-2.0
/**
 * Elementary functions with the same bits everywhere, for one float and for vectors of them. Knows arrays and nothing
 * of networks.
 */
package dev.ceteris.engine.math;
