// SPDX-License-Identifier: Apache-2.0
/**
 * The preparation after a build lives here: the rehearsal, and the renewal of old classes. The package may use the
 * command line.
 */
package dev.ceteris.app.start;
