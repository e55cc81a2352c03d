// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: the list of commands and the options that several of them share. Each group of commands is a
 * package of its own.
 */
package dev.ceteris.app.command;
