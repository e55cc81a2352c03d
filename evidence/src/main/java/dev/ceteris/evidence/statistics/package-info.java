// SPDX-License-Identifier: Apache-2.0
/**
 * What numbers of a few seeds may be taken to say: tests, intervals, effect sizes, shares of variance. Pure functions of
 * {@code double[]}; nothing here knows what a trial is. Distributions are those of Apache Commons Statistics. Sums run in a fixed
 * order and what is drawn at random is drawn from fixed seeds, so that equal inputs give equal bits whenever they are asked for.
 *
 * <p>P-values are one-sided and come in pairs, {@link dev.ceteris.evidence.statistics.OneSided}: the hypotheses have margins, and whoever
 * asks whether something is equal asks both sides. Nothing here decides; a level is a parameter wherever one is needed.
 *
 * <p>All of it throws {@link java.lang.IllegalArgumentException} for NaN and for fewer values than a formula needs.
 */
package dev.ceteris.evidence.statistics;
