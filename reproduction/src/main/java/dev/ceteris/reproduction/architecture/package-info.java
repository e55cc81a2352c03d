// SPDX-License-Identifier: Apache-2.0
/**
 * The chapter on depth and width. Knows its studies by name.
 */
package dev.ceteris.reproduction.architecture;
