// SPDX-License-Identifier: Apache-2.0
/**
 * Which samples are for training, validation and testing. Knows samples, and nothing of where they come from.
 */
package dev.ceteris.data.split;
