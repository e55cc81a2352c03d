// SPDX-License-Identifier: Apache-2.0
/**
 * The rules of early stopping live here: when a trial ends and which epoch is its result. The package may use
 * {@code base}; it knows no trainer.
 */
package dev.ceteris.engine.stopping;
