// SPDX-License-Identifier: Apache-2.0
/**
 * Changes of images that leave their meaning alone live here: a network that learns sees each image anew in every
 * epoch. The package may use {@code sample}; it knows no trainer.
 */
package dev.ceteris.engine.augmentation;
