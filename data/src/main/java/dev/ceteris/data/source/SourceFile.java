// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

/**
 * One file of a data set, as provenance names it.
 *
 * @param name file name without folders
 * @param sha256 digest of the uncompressed content, 64 lower-case hexadecimal digits
 */
public record SourceFile(String name, String sha256) {}
