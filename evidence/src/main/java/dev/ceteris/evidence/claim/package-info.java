// SPDX-License-Identifier: Apache-2.0
/**
 * What can be claimed of results, a claim a file, and which contrasts between conditions it means. Knows results only
 * as {@link dev.ceteris.evidence.claim.Observations}.
 */
package dev.ceteris.evidence.claim;
