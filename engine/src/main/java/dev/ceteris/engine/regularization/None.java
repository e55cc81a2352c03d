// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.regularization;

/** No regularization. */
public record None() implements Regularization {}
