// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

/**
 * {@code sin(z)}; Sitzmann et al. 2020, arXiv:2006.09661, equation 4, without the factor ω₀ that its authors multiply the
 * first layer's z with.
 */
public record Sine() implements Activation {}
