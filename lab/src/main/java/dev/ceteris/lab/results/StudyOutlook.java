// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.results;

import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.claim.Varied;
import dev.ceteris.evidence.text.Levels;
import dev.ceteris.evidence.verdict.Conditions;
import dev.ceteris.evidence.verdict.Outlook;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the seeds of a study can decide, before it has a result. */
public final class StudyOutlook {
    private StudyOutlook() {}

    /** Nothing where a study claims nothing, or where a search makes its conditions. */
    public static Optional<Outlook> of(Study study) {
        if (study.hypotheses().isEmpty() || !study.search().tuningRuns().isEmpty()) {
            return Optional.empty();
        }
        List<Varied> factors = study.factors().stream()
                .map(factor -> new Varied(
                        factor.name(), factor.levels().stream().map(Levels::of).toList()))
                .toList();
        List<SequencedMap<String, Level>> conditions = study.trials().stream()
                .map(trial -> trial.condition().levels())
                .distinct()
                .map(levels -> {
                    SequencedMap<String, Level> condition = new LinkedHashMap<>();
                    levels.forEach((factor, level) -> condition.put(factor, Levels.of(level)));
                    return condition;
                })
                .toList();
        boolean splits = study.trials().stream().anyMatch(trial -> trial.data().validation() > 0);
        boolean folds = study.trials().stream().anyMatch(trial -> trial.data().folds() > 0);
        Set<String> overlapping = Stream.concat(Metric.fixed().stream(), study.named().stream())
                .filter(metric -> (splits && metric.isOfValidation()) || (folds && metric.isOfFold()))
                .map(Metric::key)
                .collect(Collectors.toSet());
        return Optional.of(new Outlook(
                study.hypotheses(),
                new Conditions(factors, conditions, study.directions(), overlapping),
                study.looks(),
                study.design().unitWord()));
    }
}
