// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.base.Visible;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.MetricArgument;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.tuning.Candidate;
import dev.ceteris.lab.tuning.TuningRun;
import dev.ceteris.spec.Sentences;
import dev.ceteris.spec.StudyException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;

/** Whether the data has the classes that a study names in its metrics, which is known only once the data is there. */
record NamedClasses(Study study, Datasets datasets) {
    /**
     * What is compared or claimed has to be a class of some data of the study; what a trial goes by, one of its own.
     *
     * @throws StudyException about the first class that is missing
     */
    void check() {
        if (study.named().stream().noneMatch(metric -> metric.argument() instanceof MetricArgument.OfClass)) {
            return;
        }
        SequencedSet<String> known = new LinkedHashSet<>();
        study.trials().forEach(trial -> known.addAll(classes(trial)));
        study.metrics().forEach(key -> require(key, "metrics", known));
        study.hypotheses().stream()
                .flatMap(hypothesis -> hypothesis.claim().measures().stream())
                .forEach(measure -> require(measure.metric(), "hypotheses", known));
        for (TrialSpec trial : study.allTrials()) {
            require(trial.watched(), "training.earlyStopping.patience.metric", classes(trial));
        }
        Stream.of(study.tuning(), study.search())
                .flatMap(choice -> choice.tuningRuns().stream())
                .forEach(this::requireJudge);
    }

    private void requireJudge(TuningRun tuningRun) {
        String key = study.tuning().tuningRuns().contains(tuningRun) ? "tune.by" : "search.by";
        for (Candidate candidate : tuningRun.knownCandidates()) {
            require(tuningRun.by(), key, classes(candidate.trials().getFirst()));
        }
    }

    private List<String> classes(TrialSpec trial) {
        return datasets.of(trial.data()).classNames();
    }

    private void require(String key, String where, Collection<String> known) {
        Metric.of(key).ifPresent(metric -> require(metric, where, known));
    }

    private void require(Metric metric, String where, Collection<String> known) {
        if (metric.argument() instanceof MetricArgument.OfClass(String name) && !known.contains(name)) {
            throw new StudyException("study " + study.name() + ": "
                    + Sentences.unknown(
                            "class '" + Visible.text(name) + "' of metric '" + metric.key() + "' in '" + where + "'",
                            name,
                            known.stream().map(Visible::text).toList()));
        }
    }
}
