// SPDX-License-Identifier: Apache-2.0
/**
 * The command init lives here. The package may use data sets and their descriptions; it knows no store.
 */
package dev.ceteris.app.command.init;
