// SPDX-License-Identifier: Apache-2.0
/**
 * Named streams of random numbers, split from one seed. Knows nothing else.
 */
package dev.ceteris.engine.random;
