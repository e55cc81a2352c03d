// SPDX-License-Identifier: Apache-2.0
/**
 * The measurement of trained networks lives here: complexity measures, fitted functions, gradient noise. The package
 * may use {@code theory}, {@code store} and {@code run}; it knows no page.
 */
package dev.ceteris.lab.inspect;
