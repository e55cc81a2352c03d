// SPDX-License-Identifier: Apache-2.0
/**
 * The command judge, and verdicts as text and JSON. Knows evidence; neither engine nor store.
 */
package dev.ceteris.app.command.judge;
