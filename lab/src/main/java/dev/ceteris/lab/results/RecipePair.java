// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.results;

import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.Knobs;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.spec.Canonical;
import dev.ceteris.spec.Plain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Two studies whose recipes may have the same names and other knobs. */
record RecipePair(Study first, Study second) {
    /** Whether both vary recipes. */
    boolean isOfRecipes() {
        return recipes(first).isPresent() && recipes(second).isPresent();
    }

    private static Optional<Factor> recipes(Study study) {
        return study.factors().stream()
                .filter(factor -> !factor.meanings().isEmpty())
                .findFirst();
    }

    /**
     * The knobs that recipes of the same name have at different values, as {@code recipe long: training.epochs 8 → 9};
     * without knobs that are varied or tuned in one of the studies.
     *
     * @param reported paths of knobs whose difference is known
     */
    List<String> differences(List<String> reported) {
        if (!isOfRecipes()) {
            return List.of();
        }
        Factor factor = recipes(first).orElseThrow();
        List<String> differences = new ArrayList<>();
        for (Object level : factor.levels()) {
            if (recipes(second).orElseThrow().levels().contains(level)) {
                SequencedMap<String, String> before = knobs(first, factor.name(), level);
                SequencedMap<String, String> after = knobs(second, factor.name(), level);
                before.forEach((path, value) -> {
                    if (!value.equals(after.get(path)) && !isIn(path, reported) && !isVaried(path)) {
                        differences.add(
                                factor.name() + " " + level + ": " + path + " " + value + " → " + after.get(path));
                    }
                });
            }
        }
        return differences;
    }

    /** The knobs of the sections, by their paths, of the first trial with that level. */
    private static SequencedMap<String, String> knobs(Study study, String factor, Object level) {
        TrialSpec trial = study.trials().stream()
                .filter(each -> level.equals(each.condition().levels().get(factor)))
                .findFirst()
                .orElseThrow();
        SequencedMap<String, String> knobs = new LinkedHashMap<>();
        Plain.section(new Knobs(trial.data(), trial.network(), trial.training()))
                .forEach((section, values) -> ((Map<?, ?>) values)
                        .forEach((knob, value) -> knobs.put(section + "." + knob, Canonical.text(value))));
        return knobs;
    }

    private boolean isVaried(String path) {
        return Stream.of(first, second)
                .anyMatch(study -> isIn(path, study.tuning().spaces().keySet())
                        || isIn(path, study.factors().stream().map(Factor::path).toList()));
    }

    /** Whether one of the paths leads to a knob, or into it. */
    private static boolean isIn(String knob, Collection<String> paths) {
        return paths.stream().anyMatch(path -> path.equals(knob) || path.startsWith(knob + "."));
    }
}
