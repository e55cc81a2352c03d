// SPDX-License-Identifier: Apache-2.0
/**
 * The program: where the JVM begins. Knows the command line and the terminal.
 */
package dev.ceteris.app;
