// SPDX-License-Identifier: Apache-2.0
/**
 * The report that Ceteris began with: which studies reproduce it, and the page about them. Knows the report's parts.
 */
package dev.ceteris.reproduction;
