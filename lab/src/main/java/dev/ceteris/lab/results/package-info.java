// SPDX-License-Identifier: Apache-2.0
/**
 * Results of the store as evidence sees them. Knows {@code store} and {@code evidence}.
 */
package dev.ceteris.lab.results;
