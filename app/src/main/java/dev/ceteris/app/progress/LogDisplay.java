// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.progress;

import dev.ceteris.app.terminal.Times;
import dev.ceteris.base.Plural;
import java.io.PrintStream;
import java.util.Locale;

/** Shows a run in a log: plain lines, and few of them. */
final class LogDisplay implements Display {
    private static final int COLUMNS = 120;
    /** A line at the soonest after this time, and only when so much was done or when it has been silent for long. */
    private static final double SOONEST_SECONDS = 10;

    private static final double SHARE = 0.1;
    private static final double LONGEST_SECONDS = 60;

    private final PrintStream log;
    private boolean planShown;
    private int happeningsSeen;
    private double lastSeconds;
    private double lastShare;

    LogDisplay(PrintStream log) {
        this.log = log;
    }

    @Override
    public void show(Snapshot snapshot) {
        if (!planShown) {
            planShown = true;
            snapshot.plan().lines(COLUMNS).forEach(log::println);
            lastShare = snapshot.share();
        }
        for (Happening happening : snapshot.worthALine(happeningsSeen)) {
            log.println("  " + happening.sentence());
        }
        happeningsSeen = snapshot.happenings().size();
        double silent = snapshot.seconds() - lastSeconds;
        boolean further = snapshot.share() >= lastShare + SHARE;
        boolean due = silent >= LONGEST_SECONDS || (silent >= SOONEST_SECONDS && further);
        if (due && snapshot.share() < 1) {
            lastSeconds = snapshot.seconds();
            lastShare = snapshot.share();
            log.println(line(snapshot));
        }
        log.flush();
    }

    private static String line(Snapshot snapshot) {
        String left =
                Double.isNaN(snapshot.secondsLeft()) ? "" : ", about " + Times.time(snapshot.secondsLeft()) + " left";
        return String.format(
                Locale.ROOT,
                "  %d %%, %d of %s done%s",
                (int) (100 * snapshot.share()),
                snapshot.endedTrials(),
                Plural.of(snapshot.plan().trials(), "trial"),
                left);
    }

    @Override
    public void end(Snapshot snapshot) {
        show(snapshot);
        log.println("  " + Display.ending(snapshot));
        log.flush();
    }
}
