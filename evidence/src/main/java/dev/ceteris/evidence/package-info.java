// SPDX-License-Identifier: Apache-2.0
/**
 * The module that decides whether results support a claim: claims, statistics, verdicts, and results of other tools.
 * It may use {@code base} and {@code spec}, and sees results only as
 * {@link dev.ceteris.evidence.claim.Observations}, so that it judges results of any tool.
 */
package dev.ceteris.evidence;
