// SPDX-License-Identifier: Apache-2.0
/**
 * Products, activations, losses and steps over arrays, each as a vector kernel and as the scalar twin that specifies
 * it; the team of threads that runs them. Knows {@code math}, and nothing of networks and training.
 */
package dev.ceteris.engine.kernel;
