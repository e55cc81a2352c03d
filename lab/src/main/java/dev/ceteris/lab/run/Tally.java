// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

/** Counts networks as they are measured, by whichever thread, and tells a listener. */
final class Tally {
    private final MeasuringListener listener;
    private final String what;
    private final int networks;
    private int done;

    /** Tells at once that nothing is measured yet, unless there is nothing to measure. */
    Tally(MeasuringListener listener, String what, int networks) {
        this.listener = listener;
        this.what = what;
        this.networks = networks;
        if (networks > 0) {
            listener.measured(what, 0, networks);
        }
    }

    synchronized void one() {
        done++;
        listener.measured(what, done, networks);
    }
}
