// SPDX-License-Identifier: Apache-2.0
/**
 * Everything that is stored of runs lives here: trials, epochs, weights, provenance, in SQLite and in files next to
 * it. The package may use studies and the checkpoints and weights of the engine; it trains nothing.
 */
package dev.ceteris.lab.store;
