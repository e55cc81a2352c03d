// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction;

import dev.ceteris.base.Plural;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.section.CurvesSection;
import dev.ceteris.report.summary.CurveAxis;
import dev.ceteris.report.summary.Results;
import java.util.List;

/** Sentences that every chapter of the reproduction writes about a study. */
public final class StudySentences {
    private StudySentences() {}

    /** For how long and how often it was trained. */
    public static String extent(Results results) {
        return "Each network was trained for " + Plural.of(results.epochs().getLast(), "epoch") + " with "
                + Plural.of(results.seeds().size(), "seed") + ".";
    }

    /** What a mean and its bar are taken over, for the note below a title. */
    public static String spread(Results results) {
        int seeds = results.seeds().size();
        return seeds > 1 ? "mean and range over " + seeds + " seeds" : "one seed";
    }

    /** Its learning curves, under ids that begin with {@code prefix}. */
    public static List<Plot> curves(String prefix, Results results, CurveAxis... progresses) {
        return CurvesSection.plots(results, List.of(progresses)).stream()
                .map(plot -> plot.named(prefix + "-" + plot.id()))
                .toList();
    }
}
