// SPDX-License-Identifier: Apache-2.0
/**
 * The nouns below everything: what a trial is made of, its condition, its metrics and what is recorded of it. Knows
 * no store and no run.
 */
package dev.ceteris.lab.trial;
