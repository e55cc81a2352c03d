// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.tool;

import dev.ceteris.evidence.tool.NameRules.Beginning;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/** Runs of MLflow, as {@code search_runs()} gives them and as the folder {@code mlruns} keeps them. */
public final class MlflowRuns implements TableLayout {
    private static final NameRules RULES = new NameRules(
            Map.of("status", Role.STATE, "run_id", Role.TRIAL, "step", Role.EPOCH),
            List.of(
                    new Beginning("metrics.", Role.METRIC),
                    new Beginning("params.", Role.FACTOR),
                    new Beginning("tags.mlflow.", Role.SKIPPED),
                    new Beginning("tags.", Role.FACTOR)),
            Role.SKIPPED);

    @Override
    public String tool() {
        return "runs of MLflow";
    }

    @Override
    public boolean fits(SequencedSet<String> names) {
        return names.containsAll(List.of("run_id", "experiment_id", "status"));
    }

    @Override
    public List<Column> columns(SequencedSet<String> names) {
        return RULES.columns(names);
    }
}
