// SPDX-License-Identifier: Apache-2.0
/**
 * Putting Ceteris within a user's reach lives here: a link in the folder of the user's programs, and completions. The
 * package may use completion and the user's folders.
 */
package dev.ceteris.app.command.install;
