// SPDX-License-Identifier: Apache-2.0
/**
 * Where data comes from: what a data set offers, and every kind of source. Knows formats and splits; nothing of
 * studies.
 */
package dev.ceteris.data.source;
