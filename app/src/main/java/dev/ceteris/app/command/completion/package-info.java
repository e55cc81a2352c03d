// SPDX-License-Identifier: Apache-2.0
/**
 * Completion of what is typed lives here: what can be typed, from picocli's model of the commands, and a script of it
 * for each shell. The package may use the list of commands, the names of studies and data sets, and the user's folders.
 */
package dev.ceteris.app.command.completion;
