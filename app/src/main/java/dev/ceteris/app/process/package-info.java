// SPDX-License-Identifier: Apache-2.0
/**
 * The surroundings of a command live here: streams, clock, Ctrl-C, exit codes, failures as sentences. The package
 * may use the terminal and the errors of other modules; it knows no command.
 */
package dev.ceteris.app.process;
