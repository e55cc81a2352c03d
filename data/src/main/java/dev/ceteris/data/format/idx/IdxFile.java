// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.idx;

/**
 * An IDX file that was read.
 *
 * @param array what it holds
 * @param sha256 digest of its unpacked bytes, 64 lower-case hexadecimal digits
 */
public record IdxFile(IdxArray array, String sha256) {}
