// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.optimizer;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;

/**
 * Levenberg–Marquardt with geodesic acceleration (Transtrum and Sethna 2012, arXiv:1201.5885), in float64, for mean
 * squared error and small networks. An epoch is one step that makes the error smaller; it solves
 * {@code (JᵀJ + μI) v = −Jᵀr} with as many dampings μ as that takes. The damping finds the length of each step, so the
 * learning rate is not used.
 *
 * @param damping μ of the first step as a share of the largest element of JᵀJ's diagonal, above 0 and at most 1e6; 1e-3
 *     for weights that are drawn (Madsen, Nielsen and Tingleff 2004, equation 3.14, call it τ)
 * @param ease what μ is divided by, at most, after a step that did what was expected of it: above 1 and at most 1000
 */
@Meaning("damped least squares with geodesic acceleration (Transtrum and Sethna 2012), in "
        + "float64: for numbers, not classes, and for small networks")
public record LevenbergMarquardt(
        @Meaning("damping of the first step, as a share of the largest element of JᵀJ's diagonal") @Default("1e-3")
        double damping,

        @Meaning("what the damping is divided by, at most, after a step that did what was expected of it") @Default("4")
        double ease)
        implements SecondOrder {
    public LevenbergMarquardt {
        require(damping > 0 && damping <= 1e6, "damping", damping, "above 0 and at most 1e6");
        require(ease > 1 && ease <= 1000, "ease", ease, "above 1 and at most 1000");
    }
}
