// SPDX-License-Identifier: Apache-2.0
/**
 * The chapter on regularization. Knows its studies by name.
 */
package dev.ceteris.reproduction.regularization;
