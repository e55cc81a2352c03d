// SPDX-License-Identifier: Apache-2.0
/**
 * What the launcher prepares after a build. Knows the command line.
 */
package dev.ceteris.app.start;
