// SPDX-License-Identifier: Apache-2.0
/**
 * The training of a small network in float64 on all samples at once lives here, by methods of the second order. The
 * package may use the specs of the engine and its thread team, but no float32 kernel.
 */
package dev.ceteris.engine.float64;
