// SPDX-License-Identifier: Apache-2.0
/**
 * The command reproduce lives here. The package may use {@code reproduction} and the classes of the command run that
 * train.
 */
package dev.ceteris.app.command.reproduce;
