// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

/** A function of one float. */
@FunctionalInterface
interface FloatFunction {
    float at(float x);
}
