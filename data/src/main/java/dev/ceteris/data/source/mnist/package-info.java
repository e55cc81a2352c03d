// SPDX-License-Identifier: Apache-2.0
/**
 * Image sets in the four files of MNIST: shipped, installed or fetched. Knows {@code format.idx} and {@code fetch}.
 */
package dev.ceteris.data.source.mnist;
