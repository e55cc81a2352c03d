// SPDX-License-Identifier: Apache-2.0
/**
 * Functions as data live here: expressions, their domain, sampled points. The package may use {@code source} and
 * {@code split}; it knows no file.
 */
package dev.ceteris.data.source.function;
