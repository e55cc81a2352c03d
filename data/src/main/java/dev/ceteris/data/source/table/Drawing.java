// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.table;

/** How a seed draws the validation set, a limited training set, and folds from the training rows. */
public enum Drawing {
    /** Each row by itself. */
    RANDOM,
    /** With about the same share of every class. */
    STRATIFIED
}
