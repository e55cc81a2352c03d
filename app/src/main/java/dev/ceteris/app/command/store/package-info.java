// SPDX-License-Identifier: Apache-2.0
/**
 * Commands about finished runs: list, show, verdict, compare, report, remove. Knows the store and the report.
 */
package dev.ceteris.app.command.store;
