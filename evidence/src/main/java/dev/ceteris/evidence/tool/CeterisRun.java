// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.tool;

import java.util.List;
import java.util.SequencedSet;

/** A stored run of Ceteris, as {@code ceteris show --json} and {@code ceteris export} write it. */
public final class CeterisRun implements TableLayout {
    /** Put in front of the name of a factor. */
    public static final String CONDITION = "condition.";

    /** Put in front of the name of a metric. */
    public static final String OVERLAP = "overlap.";

    /** The numbers that the seed and the replicate of a trial are made of, where a study separates them. */
    private static final List<String> SOURCES = List.of("split", "initialization", "order");

    @Override
    public String tool() {
        return "a run of Ceteris";
    }

    @Override
    public boolean fits(SequencedSet<String> names) {
        return names.containsAll(List.of("trial", "seed", "state", "resultEpoch", "epoch"));
    }

    @Override
    public List<Column> columns(SequencedSet<String> names) {
        return names.stream()
                .map(name -> names.contains("replicate") && SOURCES.contains(name)
                        ? new Column(name, Role.SKIPPED)
                        : column(name))
                .toList();
    }

    private static Column column(String name) {
        if (name.startsWith(CONDITION)) {
            return new Column(name, name.substring(CONDITION.length()), Role.FACTOR);
        }
        if (name.startsWith(OVERLAP)) {
            return new Column(name, name.substring(OVERLAP.length()), Role.OVERLAP);
        }
        return new Column(
                name,
                switch (name) {
                    case "seed" -> Role.SEED;
                    case "replicate" -> Role.REPLICATE;
                    case "epoch" -> Role.EPOCH;
                    case "state" -> Role.STATE;
                    case "resultEpoch" -> Role.RESULT_EPOCH;
                    case "run", "trial", "weightsSha256", "divergedAtEpoch", "message" -> Role.SKIPPED;
                    default -> Role.METRIC;
                });
    }
}
