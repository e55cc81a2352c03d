// SPDX-License-Identifier: Apache-2.0
/**
 * Whether results bear a claim out: claims and what they say about contrasts between conditions, the p-values of saying so wrongly,
 * and the verdict on all hypotheses of a study. Knows results only as {@link dev.ceteris.evidence.claim.Observations}, so that it
 * judges anyone's.
 */
package dev.ceteris.evidence;
