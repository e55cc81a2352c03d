// SPDX-License-Identifier: Apache-2.0
/**
 * Functions as data: expressions, their domain, sampled points. Knows no file.
 */
package dev.ceteris.data.source.function;
