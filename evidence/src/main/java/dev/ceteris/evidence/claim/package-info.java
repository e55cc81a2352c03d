// SPDX-License-Identifier: Apache-2.0
/**
 * The claims live here, one form a file, with the contrasts between conditions that each means. The package may use
 * {@code statistics}, and sees results only as {@link dev.ceteris.evidence.claim.Observations}.
 */
package dev.ceteris.evidence.claim;
