// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.results;

import dev.ceteris.base.Plural;
import dev.ceteris.evidence.claim.Observation;
import dev.ceteris.evidence.claim.Terms;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.RandomSource;
import dev.ceteris.lab.trial.SeedDesign;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the claims of a study are about, and beyond what they say nothing. */
final class Scope {
    private Scope() {}

    /** As parts of a sentence. */
    static List<String> of(Study study, List<Observation> trials) {
        List<String> scope = new ArrayList<>();
        boolean folds = study.trials().stream().anyMatch(trial -> trial.data().folds() > 0);
        scope.add((folds ? "the samples of the folds of " : "the test set of ")
                + study.trials().stream()
                        .map(trial -> trial.data().source().name())
                        .distinct()
                        .collect(Collectors.joining(", ")));
        SeedDesign design = study.design();
        if (design.isNested()) {
            scope.addAll(ofSources(design));
        } else {
            long seeds = trials.stream().map(Observation::seed).distinct().count();
            scope.add(Terms.RANDOMNESS + Plural.of(seeds, "seed shows", "seeds show"));
        }
        scope.add("what was held equal (" + held(study) + ")");
        return scope;
    }

    /** What all trials share, and what is drawn anew in those that the claims are about. */
    private static List<String> ofSources(SeedDesign design) {
        RandomSource unit = design.unit();
        List<String> scope = new ArrayList<>();
        if (unit != RandomSource.SPLIT) {
            scope.add(
                    "this one split of the data" + (unit == RandomSource.ORDER ? " and this one initialization" : ""));
        }
        String drawn = switch (unit) {
            case SPLIT -> "new splits of this data, initializations and orders of samples";
            case INITIALIZATION -> "new initializations and orders of samples";
            case ORDER -> "new orders of samples";
        };
        int units = design.units().size();
        scope.add(drawn + ", as " + Plural.of(units, unit.word() + " shows", unit.word() + "s show") + " them");
        return scope;
    }

    /** Without the section that it is in, except of data: {@code train 500} would be a training. */
    private static String word(String path) {
        return path.startsWith("data.") ? path : path.substring(path.indexOf('.') + 1);
    }

    private static String held(Study study) {
        return study.heldInWords().entrySet().stream()
                .filter(knob -> !knob.getKey().equals("data.source"))
                .map(knob -> word(knob.getKey()) + " " + knob.getValue())
                .collect(Collectors.joining(", "));
    }
}
