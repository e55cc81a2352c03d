// SPDX-License-Identifier: Apache-2.0
/**
 * How hyperparameters are chosen: search spaces, samplers, rounds, candidates and what came of them. Knows trials;
 * nothing of YAML or the store.
 */
package dev.ceteris.lab.tuning;
