// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.tool;

import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * Scalars of TensorBoard: the CSV file of one curve, whose metric only the name of the file tells, and event files. A
 * step that was written again after a restart counts as it was written last.
 */
public final class TensorBoardScalars implements TableLayout {
    private static final NameRules RULES = new NameRules(
            Map.of(
                    "Wall time", Role.ORDER,
                    "wall_time", Role.ORDER,
                    "run", Role.TRIAL,
                    "Step", Role.EPOCH,
                    "step", Role.EPOCH,
                    "Value", Role.METRIC),
            List.of(),
            Role.OTHER);

    @Override
    public String tool() {
        return "scalars of TensorBoard";
    }

    @Override
    public boolean fits(SequencedSet<String> names) {
        return names.containsAll(List.of("Wall time", "Step", "Value"))
                || names.containsAll(List.of("wall_time", "step"));
    }

    @Override
    public List<Column> columns(SequencedSet<String> names) {
        return RULES.columns(names);
    }
}
