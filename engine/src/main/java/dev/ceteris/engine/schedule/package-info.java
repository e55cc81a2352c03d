// SPDX-License-Identifier: Apache-2.0
/**
 * How the learning rate follows the epoch and the batch size: one file each. Knows no trainer.
 */
package dev.ceteris.engine.schedule;
