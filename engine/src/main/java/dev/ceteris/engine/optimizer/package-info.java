// SPDX-License-Identifier: Apache-2.0
/**
 * How a gradient becomes a step: optimizers, one file each. Specs that say what a trainer keeps and does; they hold
 * no state.
 */
package dev.ceteris.engine.optimizer;
