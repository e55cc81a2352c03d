// SPDX-License-Identifier: Apache-2.0
/**
 * The nouns of an experiment live here: a trial's spec, its condition, its metrics and its records. The package may
 * use the specs of engine and data; it knows no store and no run.
 */
package dev.ceteris.lab.trial;
