// SPDX-License-Identifier: Apache-2.0
/**
 * A study as its author writes it, and as it is run. Knows trials and tuning; nothing of the store and of training.
 */
package dev.ceteris.lab.study;
