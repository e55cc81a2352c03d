// SPDX-License-Identifier: Apache-2.0
/**
 * The program lives here, with the method that the JVM starts. The package may use the command line and the
 * terminal.
 */
package dev.ceteris.app;
