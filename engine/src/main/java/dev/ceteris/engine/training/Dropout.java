// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

/**
 * With which probability numbers are left out while a network learns.
 *
 * @param inputs of an input, at least 0 and below 1
 * @param hidden of the output of a hidden unit
 */
record Dropout(double inputs, double hidden) {
    static final Dropout NONE = new Dropout(0, 0);
}
