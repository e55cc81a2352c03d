// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.terminal;

/**
 * How much a terminal shows.
 *
 * @param columns characters a line
 * @param rows lines
 */
public record ScreenSize(int columns, int rows) {}
