// SPDX-License-Identifier: Apache-2.0
/**
 * The results of the store live here, as evidence sees them. The package may use {@code study}, {@code store} and
 * {@code evidence}; it trains nothing.
 */
package dev.ceteris.lab.results;
