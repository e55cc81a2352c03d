// SPDX-License-Identifier: Apache-2.0
/**
 * The terminal: its size, its streams, paragraphs and tables. Knows nothing of Ceteris.
 */
package dev.ceteris.app.terminal;
