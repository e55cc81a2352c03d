// SPDX-License-Identifier: Apache-2.0
/**
 * How a small network learns in float64 on all samples at once, by methods of the second order. Knows the specs of
 * the engine and nothing of its float32 kernels but the thread team.
 */
package dev.ceteris.engine.float64;
