// SPDX-License-Identifier: Apache-2.0
/**
 * The division of samples into training, validation and test sets lives here, with folds. The package may use
 * samples; it does not know their source.
 */
package dev.ceteris.data.split;
