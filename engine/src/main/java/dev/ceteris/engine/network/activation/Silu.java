// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

/**
 * {@code z / (1 + exp(−z))}, the sigmoid linear unit, also called swish; Elfwing, Uchibe and Doya 2017, arXiv:1702.03118,
 * equation 8. Its least value is −0.278, at −1.278.
 */
public record Silu() implements Activation {}
