// SPDX-License-Identifier: Apache-2.0
/**
 * The report that Ceteris began with lives here: the studies that reproduce it, and the page about them. The package
 * may use everything in {@code report} and the lab, and knows its chapters.
 */
package dev.ceteris.reproduction;
