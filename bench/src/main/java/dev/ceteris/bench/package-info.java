// SPDX-License-Identifier: Apache-2.0
/**
 * How fast training is, and how fast this machine could be. Knows the engine and its data, and nothing of studies.
 */
package dev.ceteris.bench;
