// SPDX-License-Identifier: Apache-2.0
/**
 * Named streams of random numbers live here, each split from one seed. The package may use the JDK alone.
 */
package dev.ceteris.engine.random;
