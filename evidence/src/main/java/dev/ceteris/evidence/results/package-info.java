// SPDX-License-Identifier: Apache-2.0
/**
 * The results of other tools live here: rows of files gathered into trials and observations. The package may use
 * formats, tools, claims, their text and verdicts; it knows no store.
 */
package dev.ceteris.evidence.results;
