// SPDX-License-Identifier: Apache-2.0
/**
 * What is kept of runs: trials, epochs, weights, provenance, in SQLite and in files beside it. Knows studies; nothing
 * of training.
 */
package dev.ceteris.lab.store;
