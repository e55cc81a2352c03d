// SPDX-License-Identifier: Apache-2.0
/**
 * When training ends before its last epoch, and which epoch counts. Knows no trainer.
 */
package dev.ceteris.engine.stopping;
