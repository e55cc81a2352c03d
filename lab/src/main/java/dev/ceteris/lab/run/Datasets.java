// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.data.source.DataSource;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.SourceFile;
import dev.ceteris.data.source.Supply;
import dev.ceteris.data.split.Ties;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.DataSpec;
import dev.ceteris.lab.trial.TrialSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/** The data of a study, each set in memory once, however many trials learn from it. */
public final class Datasets {
    private final Map<DataSource, Dataset> bySource;

    private Datasets(Map<DataSource, Dataset> bySource) {
        this.bySource = bySource;
    }

    /** Loads what the study's trials name; what cannot be loaded throws {@link dev.ceteris.data.DataException}. */
    public static Datasets load(Study study, Function<DataSpec, Dataset> data) {
        Map<DataSource, Dataset> bySource = new LinkedHashMap<>();
        for (TrialSpec trial : study.allTrials()) {
            bySource.computeIfAbsent(trial.data().source(), _ -> data.apply(trial.data()));
        }
        return new Datasets(bySource);
    }

    public Dataset of(DataSpec spec) {
        return bySource.get(spec.source());
    }

    /**
     * The sizes of the sets whose samples a trial learns, except those that it sets aside for validation or is tested
     * on.
     */
    SequencedMap<String, Integer> trainingSamples(Study study) {
        SequencedMap<String, Integer> samples = new LinkedHashMap<>();
        for (TrialSpec trial : study.allTrials()) {
            boolean sizeMatters = trial.data().folds() > 0
                    || (trial.data().train() == 0 && trial.data().validation() > 0);
            if (sizeMatters && of(trial.data()).supply() instanceof Supply.Collected(Samples all, Ties _)) {
                samples.put(trial.data().statedSource(), all.count());
            }
        }
        return samples;
    }

    /** Every file of every set. */
    List<SourceFile> files() {
        return bySource.values().stream()
                .flatMap(dataset -> dataset.files().stream())
                .distinct()
                .toList();
    }
}
