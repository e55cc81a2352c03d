// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.tool;

import dev.ceteris.evidence.tool.NameRules.Beginning;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/** The table of runs of Weights &amp; Biases, exported as CSV: a row for each run, with its summary. */
public final class WandbRuns implements TableLayout {
    private static final NameRules RULES = new NameRules(
            Map.ofEntries(
                    Map.entry("State", Role.STATE),
                    Map.entry("Name", Role.SKIPPED),
                    Map.entry("ID", Role.SKIPPED),
                    Map.entry("Notes", Role.SKIPPED),
                    Map.entry("User", Role.SKIPPED),
                    Map.entry("Tags", Role.SKIPPED),
                    Map.entry("Group", Role.SKIPPED),
                    Map.entry("Job Type", Role.SKIPPED),
                    Map.entry("Created", Role.SKIPPED),
                    Map.entry("Updated", Role.SKIPPED),
                    Map.entry("End Time", Role.SKIPPED),
                    Map.entry("Hostname", Role.SKIPPED),
                    Map.entry("Runtime", Role.SKIPPED),
                    Map.entry("Sweep", Role.SKIPPED)),
            List.of(
                    new Beginning("config.", Role.FACTOR),
                    new Beginning("summary.", Role.METRIC),
                    new Beginning("_", Role.SKIPPED)),
            Role.OTHER);

    @Override
    public String tool() {
        return "runs of Weights & Biases";
    }

    @Override
    public boolean fits(SequencedSet<String> names) {
        return names.containsAll(List.of("Name", "State")) && (names.contains("Created") || names.contains("Runtime"));
    }

    @Override
    public List<Column> columns(SequencedSet<String> names) {
        return RULES.columns(names);
    }
}
