// SPDX-License-Identifier: Apache-2.0
/**
 * The terminal lives here: its size, its streams, paragraphs and tables. The package may use the JDK alone; it knows
 * nothing of Ceteris.
 */
package dev.ceteris.app.terminal;
