// SPDX-License-Identifier: Apache-2.0
/**
 * The commands about stored runs live here: list, show, verdict, compare, report, remove. The package may use the
 * store, verdicts and the report.
 */
package dev.ceteris.app.command.store;
