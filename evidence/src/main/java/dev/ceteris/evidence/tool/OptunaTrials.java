// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.tool;

import dev.ceteris.evidence.tool.NameRules.Beginning;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * Trials of Optuna, as {@code trials_dataframe()} gives them and as its SQLite file keeps them; that file has a row for
 * each value that a trial reported on its way.
 */
public final class OptunaTrials implements TableLayout {
    private static final NameRules RULES = new NameRules(
            Map.ofEntries(
                    Map.entry("state", Role.STATE),
                    Map.entry("trial_id", Role.TRIAL),
                    Map.entry("step", Role.EPOCH),
                    Map.entry("value", Role.METRIC),
                    Map.entry("values_0", Role.METRIC),
                    Map.entry("values_1", Role.METRIC),
                    Map.entry("values_2", Role.METRIC),
                    Map.entry("intermediate_value", Role.METRIC),
                    Map.entry("study_name", Role.FACTOR)),
            List.of(
                    new Beginning("params_", Role.FACTOR),
                    new Beginning("values_", Role.METRIC),
                    new Beginning("user_attrs_", Role.OTHER)),
            Role.SKIPPED);

    @Override
    public String tool() {
        return "trials of Optuna";
    }

    @Override
    public boolean fits(SequencedSet<String> names) {
        return names.contains("number")
                && names.contains("state")
                && (names.contains("value")
                        || names.contains("trial_id")
                        || names.contains("datetime_start")
                        || names.stream().anyMatch(name -> name.startsWith("values_")));
    }

    @Override
    public List<Column> columns(SequencedSet<String> names) {
        return RULES.columns(names);
    }
}
