// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.inspect;

/** Counts networks as threads measure them, and reports to a listener. */
final class MeasuringCount {
    private final MeasuringListener listener;
    private final String what;
    private final int networks;
    private int done;

    /** Reports at once that nothing is measured yet, unless there is nothing to measure. */
    MeasuringCount(MeasuringListener listener, String what, int networks) {
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
