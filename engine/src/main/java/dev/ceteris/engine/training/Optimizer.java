// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

/** How a gradient becomes a step. */
public sealed interface Optimizer permits Sgd {}
