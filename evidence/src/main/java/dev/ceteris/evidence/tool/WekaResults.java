// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.tool;

import dev.ceteris.evidence.tool.NameRules.Beginning;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/** Results of Weka's Experimenter as CSV: a row for each fold of each run, which pair schemes together. */
public final class WekaResults implements TableLayout {
    private static final NameRules RULES = new NameRules(
            Map.of(
                    "Key_Run", Role.SEED,
                    "Key_Fold", Role.SEED,
                    "Key_Scheme_version_ID", Role.SKIPPED,
                    "Date_time", Role.SKIPPED),
            List.of(new Beginning("Key_", Role.FACTOR)),
            Role.METRIC);

    @Override
    public String tool() {
        return "results of the Weka Experimenter";
    }

    @Override
    public boolean fits(SequencedSet<String> names) {
        return names.containsAll(List.of("Key_Dataset", "Key_Run", "Key_Scheme"));
    }

    @Override
    public List<Column> columns(SequencedSet<String> names) {
        return RULES.columns(names);
    }

    @Override
    public List<String> notes() {
        return List.of("the folds of a run share training samples, so their values are not independent; state"
                + " resampled: {train: …, test: …} with the sizes of a fold to correct the tests for it");
    }
}
