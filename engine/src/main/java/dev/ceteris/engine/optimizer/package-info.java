// SPDX-License-Identifier: Apache-2.0
/**
 * Optimizers live here, one file each: immutable specs of the state that a trainer keeps and of the step that it
 * makes. The package may use {@code kernel}, {@code regularization} and {@code schedule}; it knows no trainer.
 */
package dev.ceteris.engine.optimizer;
