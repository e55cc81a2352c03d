// SPDX-License-Identifier: Apache-2.0
/**
 * The statistics of a few seeds live here: tests, intervals, effect sizes, shares of variance, as pure functions of
 * {@code double[]}. The package may use {@code base} and the distributions of Apache Commons Statistics; it does not
 * know what a trial is.
 *
 * <p>Sums run in a fixed order and random draws use fixed seeds, so equal inputs give equal bits in every call.
 * P-values are one-sided and come in pairs, {@link dev.ceteris.evidence.statistics.OneSided}: hypotheses have margins,
 * and a test of equivalence needs both sides. Nothing here decides; a level is a parameter. Every function throws
 * {@link java.lang.IllegalArgumentException} for NaN and for fewer values than its formula needs.
 */
package dev.ceteris.evidence.statistics;
