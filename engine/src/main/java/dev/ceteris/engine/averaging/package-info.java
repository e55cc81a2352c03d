// SPDX-License-Identifier: Apache-2.0
/**
 * Means of the weights over the course of a training live here: how much the current ones count. The package knows no
 * network.
 */
package dev.ceteris.engine.averaging;
