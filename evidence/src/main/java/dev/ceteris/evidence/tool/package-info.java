// SPDX-License-Identifier: Apache-2.0
/**
 * The tables of other tools live here, a tool a file: each recognises its table by the names of the columns and says
 * what every column holds. The package may use {@code format}; it knows nothing of claims.
 */
package dev.ceteris.evidence.tool;
