// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.tool;

import dev.ceteris.evidence.format.Row;
import java.util.List;
import java.util.SequencedSet;

/** Experiments of DVC, as {@code dvc exp show --csv} prints them. */
public final class DvcExperiments implements TableLayout {
    private static final String TYPE = "typ";

    @Override
    public String tool() {
        return "experiments of DVC";
    }

    @Override
    public boolean fits(SequencedSet<String> names) {
        return names.containsAll(List.of("Experiment", "rev", TYPE, "Created"));
    }

    @Override
    public List<Column> columns(SequencedSet<String> names) {
        return names.stream().map(DvcExperiments::column).toList();
    }

    private static Column column(String name) {
        Role role = switch (name) {
            case "State" -> Role.STATE;
            case "Experiment", "rev", TYPE, "Created", "parent", "Executor" -> Role.SKIPPED;
            default -> NameRules.isSeed(shortened(name)) ? Role.SEED : Role.OTHER;
        };
        return new Column(name, shortened(name), role);
    }

    /** DVC puts the name of a file in front of a metric or parameter that two files have. */
    private static String shortened(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }

    /** The workspace repeats an experiment, and a commit may have no parameters. */
    @Override
    public List<Row> rows(Row row) {
        return row.cell(TYPE).word().equals("baseline") ? List.of() : List.of(row);
    }

    @Override
    public List<String> notes() {
        return List.of("the rows of the workspace and of commits (typ baseline) are not counted");
    }
}
