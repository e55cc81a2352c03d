// SPDX-License-Identifier: Apache-2.0
/**
 * What a command has around it: streams, clock, Ctrl-C, exit codes, failures as sentences. Knows no command.
 */
package dev.ceteris.app.process;
