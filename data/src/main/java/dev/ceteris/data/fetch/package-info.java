// SPDX-License-Identifier: Apache-2.0
/**
 * The download of files lives here, with a check of their digests. The package knows no data set.
 */
package dev.ceteris.data.fetch;
