// SPDX-License-Identifier: Apache-2.0
/**
 * Trained networks looked at again: measures of theory, fitted functions, gradient noise. Knows runs and the store.
 */
package dev.ceteris.lab.inspect;
