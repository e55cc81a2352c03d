// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.tool;

import dev.ceteris.evidence.tool.NameRules.Beginning;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/** The history of a run of Weights &amp; Biases: a row for each call of {@code wandb.log}. */
public final class WandbHistory implements TableLayout {
    private static final NameRules RULES = new NameRules(
            Map.of("_step", Role.EPOCH, "run_id", Role.TRIAL, "epoch", Role.SKIPPED),
            List.of(new Beginning("config.", Role.FACTOR), new Beginning("_", Role.SKIPPED)),
            Role.OTHER);

    @Override
    public String tool() {
        return "a history of Weights & Biases";
    }

    @Override
    public boolean fits(SequencedSet<String> names) {
        return names.contains("_step") && (names.contains("_runtime") || names.contains("_timestamp"));
    }

    @Override
    public List<Column> columns(SequencedSet<String> names) {
        return RULES.columns(names);
    }
}
