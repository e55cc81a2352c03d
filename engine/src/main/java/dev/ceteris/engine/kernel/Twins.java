// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

/**
 * A kernel twice, as plain loops and a vector at a time; both compute the same bits. {@link Kernels#of} chooses.
 *
 * @param <K> what the kernel does
 * @param scalar its specification
 * @param vector a vector at a time
 */
public record Twins<K>(K scalar, K vector) {}
