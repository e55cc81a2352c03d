// SPDX-License-Identifier: Apache-2.0
/**
 * Penalties on weights live here, one file each. The package may use {@code base}; it knows no trainer.
 */
package dev.ceteris.engine.regularization;
