// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

/**
 * The operations that formulas of activations are made of, element by element. An implementation decides what a term
 * is: a number, or a node of a graph that another program is to compute.
 *
 * @param <T> a term
 */
public interface Operations<T> {
    /** A number. */
    T constant(double value);

    /** {@code a + b}. */
    T sum(T a, T b);

    /** {@code a · b}. */
    T product(T a, T b);

    /** {@code max(z, 0)}. */
    T positive(T z);

    /** {@code exp(z)}. */
    T exp(T z);

    /** {@code ln(z)} for z above 0. */
    T log(T z);

    /** {@code tanh(z)}. */
    T tanh(T z);

    /** {@code 1 / (1 + exp(−z))}. */
    T sigmoid(T z);

    /** The error function, {@code 2/√π · ∫ exp(−t²) dt} from 0 to z. */
    T erf(T z);

    /** {@code sin(z)}. */
    T sin(T z);

    /** {@code −z}. */
    default T negative(T z) {
        return product(constant(-1), z);
    }
}
