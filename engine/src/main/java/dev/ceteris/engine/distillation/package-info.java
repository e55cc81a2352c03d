// SPDX-License-Identifier: Apache-2.0
/**
 * Whether a network also learns what other networks answer: how many there are and how much their answers count. The
 * package knows no network.
 */
package dev.ceteris.engine.distillation;
