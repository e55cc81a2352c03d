// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report;

import java.util.List;

/** What every chapter of the reproduction tells of a study in the same way. */
final class Told {
    private Told() {}

    /** For how long and how often it was trained. */
    static String extent(Results results) {
        return "Each network was trained for " + Words.count(results.epochs().getLast(), "epoch") + " with "
                + Words.count(results.seeds().size(), "seed") + ".";
    }

    /** Its learning curves, under ids that begin with {@code prefix}. */
    static List<Plot> curves(String prefix, Results results, Progress... progresses) {
        return Curves.plots(results, List.of(progresses)).stream()
                .map(plot -> plot.named(prefix + "-" + plot.id()))
                .toList();
    }
}
