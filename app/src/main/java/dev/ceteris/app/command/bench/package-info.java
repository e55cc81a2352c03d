// SPDX-License-Identifier: Apache-2.0
/**
 * The command bench lives here. The package may use {@code bench}, and starts a process for each figure.
 */
package dev.ceteris.app.command.bench;
