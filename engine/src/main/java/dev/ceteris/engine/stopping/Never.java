// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.stopping;

/** All epochs are trained, and the last one's weights are the result. */
public record Never() implements EarlyStopping {}
