// SPDX-License-Identifier: Apache-2.0
/**
 * Penalties on weights, one file each. Knows no trainer.
 */
package dev.ceteris.engine.regularization;
