// SPDX-License-Identifier: Apache-2.0
/**
 * The command line lives here: the list of commands, and the options that several commands share. The package may use
 * every group of commands, one package for each group.
 */
package dev.ceteris.app.command;
