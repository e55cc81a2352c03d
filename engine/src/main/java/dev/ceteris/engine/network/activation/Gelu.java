// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

/**
 * {@code z·Φ(z)}, where Φ is the distribution function of the standard normal: the Gaussian error linear unit; Hendrycks and
 * Gimpel 2016, arXiv:1606.08415, section 2.
 *
 * <p>This is the exact one, not its approximation {@code ½z·(1 + tanh(√(2/π)·(z + 0.044715z³)))}, which is off by up to 4.7e-4
 * (near ±2.7) and vanishes too early on the left (half of it is left at −4, a seventieth at −6): a network that was trained
 * with one of them answers a little differently with the other.
 */
public record Gelu() implements Activation {}
