// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.inspect;

/** Hears how far the measuring of trained networks is. */
@FunctionalInterface
public interface MeasuringListener {
    /**
     * So many are measured; called by one thread at a time, whichever measures.
     *
     * @param what is measured of them, in words
     * @param done 0 at first, then one more with every network, up to {@code networks}
     */
    void measured(String what, int done, int networks);
}
