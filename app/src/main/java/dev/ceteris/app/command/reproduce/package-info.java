// SPDX-License-Identifier: Apache-2.0
/**
 * The command reproduce. Knows {@code reproduction}, and trains as run does.
 */
package dev.ceteris.app.command.reproduce;
