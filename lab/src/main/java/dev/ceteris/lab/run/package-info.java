// SPDX-License-Identifier: Apache-2.0
/**
 * Trains what a study asks for and a store lacks, on all cores, to be stopped at any time. Knows everything in the
 * lab but {@code inspect}.
 */
package dev.ceteris.lab.run;
