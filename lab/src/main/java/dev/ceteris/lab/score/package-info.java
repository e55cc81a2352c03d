// SPDX-License-Identifier: Apache-2.0
/**
 * How well a network's answers fit the classes that they should be: confusion matrix, area under the ROC curve,
 * calibration. The package may use the samples of the engine; it knows no trial, no store and no page.
 */
package dev.ceteris.lab.score;
