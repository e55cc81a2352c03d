// SPDX-License-Identifier: Apache-2.0
/**
 * Image sets in the four files of MNIST live here: shipped, installed or fetched. The package may use
 * {@code format.idx} and {@code fetch}.
 */
package dev.ceteris.data.source.mnist;
