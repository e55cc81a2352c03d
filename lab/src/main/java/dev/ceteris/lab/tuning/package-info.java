// SPDX-License-Identifier: Apache-2.0
/**
 * The choice of hyperparameters lives here: search spaces, samplers, rounds, candidates and their scores. The
 * package may use {@code trial}; it knows neither YAML nor the store.
 */
package dev.ceteris.lab.tuning;
