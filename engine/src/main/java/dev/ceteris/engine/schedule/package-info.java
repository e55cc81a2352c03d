// SPDX-License-Identifier: Apache-2.0
/**
 * The rules of the learning rate live here, by update and by batch size, one file each. The package may use
 * {@code base}; it knows no trainer.
 */
package dev.ceteris.engine.schedule;
