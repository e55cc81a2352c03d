// SPDX-License-Identifier: Apache-2.0
/**
 * A user's own images as data live here: IDX files, folders of pictures, NumPy files. The package may use
 * {@code source}, {@code split} and the formats; it knows no study.
 */
package dev.ceteris.data.source.image;
