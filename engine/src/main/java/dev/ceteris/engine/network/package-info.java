// SPDX-License-Identifier: Apache-2.0
/**
 * What a network is: its layers, how they begin, its loss. Specs only; nothing here computes.
 */
package dev.ceteris.engine.network;
