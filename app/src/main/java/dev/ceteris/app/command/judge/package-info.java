// SPDX-License-Identifier: Apache-2.0
/**
 * The command judge lives here, with verdicts as text and JSON. The package may use {@code evidence} and pages of
 * verdicts; it uses neither engine nor store.
 */
package dev.ceteris.app.command.judge;
