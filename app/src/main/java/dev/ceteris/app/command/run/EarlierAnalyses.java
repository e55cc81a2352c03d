// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.run;

import dev.ceteris.evidence.verdict.InterimAnalyses;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.lab.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Counts the interim analyses of a study that gets more seeds: its earlier trials have been analysed already, so an
 * analysis of them together with new ones is a further one, which has a smaller share of the error rate.
 */
public final class EarlierAnalyses {
    private EarlierAnalyses() {}

    /**
     * A study with all interim analyses of its trials, unless it states its own.
     *
     * @param with makes the study with more settings
     */
    public static Study counted(Store store, Function<List<Setting>, Study> with) {
        Study study = with.apply(List.of());
        if (study.looks().number() > 1 || study.looks().plan() == InterimAnalyses.Plan.PLANNED) {
            return study;
        }
        List<Integer> looks = new ArrayList<>(store.earlierAnalyses(study));
        if (looks.isEmpty()) {
            return study;
        }
        looks.add(study.seeds().size());
        return with.apply(List.of(new Setting("looks", looks.toString())));
    }

    /** A sentence about runs that have tested the same with other seeds; empty where there are none. */
    public static Optional<String> separate(Store store, Study study) {
        List<String> runs = store.separateAnalyses(study);
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of("The hypotheses of this study were tested before, with other seeds, by "
                        + String.join(", ", runs) + ". Each run has an error rate of its own: report all of them, or"
                        + " add seeds to one by --seeds.");
    }
}
