// SPDX-License-Identifier: Apache-2.0
/**
 * The claims live here, one form a file. Applied to results, each becomes a compound hypothesis: inequalities about
 * contrasts between conditions. The package may use {@code statistics}, and sees results only as
 * {@link dev.ceteris.evidence.claim.Observations}.
 */
package dev.ceteris.evidence.claim;
