// SPDX-License-Identifier: Apache-2.0
/**
 * Products, activations, losses and steps over arrays live here, each as a vector kernel and as the scalar twin that
 * specifies it, with the thread team that runs them. The package may use {@code math}; it knows neither networks nor
 * training.
 */
package dev.ceteris.engine.kernel;
