// SPDX-License-Identifier: Apache-2.0
/** Normalizations of hidden layers live here, each with its numbers and none with its arithmetic. */
package dev.ceteris.engine.network.normalization;
