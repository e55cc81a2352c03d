// SPDX-License-Identifier: Apache-2.0
/**
 * The chapter on learning theory. Knows its studies by name.
 */
package dev.ceteris.reproduction.theory;
