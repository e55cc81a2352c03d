// SPDX-License-Identifier: Apache-2.0
/**
 * The command data. Knows data sets and how they are described.
 */
package dev.ceteris.app.command.data;
