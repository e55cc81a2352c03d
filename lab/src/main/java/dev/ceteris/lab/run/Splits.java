// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.data.Parts;
import dev.ceteris.data.Split;
import dev.ceteris.engine.training.RandomStreams;
import dev.ceteris.lab.study.DataSpec;
import dev.ceteris.lab.study.TrialSpec;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/**
 * What each trial learns from and is validated by. Paired trials share one copy as long as one of them needs it: a copy of MNIST
 * is 47 MB, and a study may have hundreds of trials.
 */
final class Splits {
    private record Key(DataSpec data, long seed) {}

    private final Datasets datasets;
    private final Map<Key, WeakReference<Parts>> kept = new HashMap<>();

    Splits(Datasets datasets) {
        this.datasets = datasets;
    }

    /** The trial's parts, drawn by its seed. */
    synchronized Parts of(TrialSpec trial) {
        Key key = new Key(trial.data(), trial.seed());
        WeakReference<Parts> reference = kept.get(key);
        Parts parts = reference == null ? null : reference.get();
        if (parts == null) {
            parts = Split.of(
                    datasets.of(trial.data()).train(),
                    trial.data().validation(),
                    trial.data().train(),
                    new RandomStreams(trial.seed()).stream("split"));
            kept.put(key, new WeakReference<>(parts));
        }
        return parts;
    }
}
