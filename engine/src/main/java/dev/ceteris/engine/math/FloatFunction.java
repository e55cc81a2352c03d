// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.math;

/** A function of one float. */
@FunctionalInterface
public interface FloatFunction {
    float at(float x);
}
