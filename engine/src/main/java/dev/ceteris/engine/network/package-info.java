// SPDX-License-Identifier: Apache-2.0
/**
 * The spec of a network lives here: its layers, its initialization, its loss. The package may use
 * {@code activation}; nothing in it computes.
 */
package dev.ceteris.engine.network;
