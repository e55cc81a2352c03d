// SPDX-License-Identifier: Apache-2.0
/**
 * NumPy's {@code .npz} files are read here: a zip of arrays. The package may use the JDK; it knows no data set.
 */
package dev.ceteris.data.format.npz;
