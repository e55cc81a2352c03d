// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

/** What a network has to answer about the samples of a data set. */
public enum Task {
    /** A class: there is right and wrong, hence an accuracy. */
    CLASSIFICATION,
    /** Numbers: there is only near and far. */
    REGRESSION
}
