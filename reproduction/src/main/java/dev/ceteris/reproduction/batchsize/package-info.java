// SPDX-License-Identifier: Apache-2.0
/**
 * The chapter on the batch size lives here. The package may use {@code report} and the lab, and knows its studies by
 * name.
 */
package dev.ceteris.reproduction.batchsize;
