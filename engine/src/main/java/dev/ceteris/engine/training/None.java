// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

/** No regularization. */
public record None() implements Regularization {}
