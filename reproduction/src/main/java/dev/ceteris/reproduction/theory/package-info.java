// SPDX-License-Identifier: Apache-2.0
/**
 * The chapter on learning theory lives here. The package may use {@code report}, the lab and the chapter on
 * architecture, and knows its studies by name.
 */
package dev.ceteris.reproduction.theory;
