// SPDX-License-Identifier: Apache-2.0
/**
 * The chapter on the batch size. Knows its studies by name.
 */
package dev.ceteris.reproduction.batchsize;
