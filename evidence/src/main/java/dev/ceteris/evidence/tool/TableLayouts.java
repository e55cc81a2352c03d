// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.tool;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** The tables that are recognised, the most particular one first. */
public final class TableLayouts {
    private static final List<TableLayout> KNOWN = List.of(
            new CeterisRun(),
            new CrossValidationTable(),
            new OptunaTrials(),
            new MlflowRuns(),
            new WandbRuns(),
            new WandbHistory(),
            new RayTrials(),
            new DvcExperiments(),
            new WekaResults(),
            new TensorBoardScalars(),
            new LightningLog(),
            new KerasLog(),
            new PlainTable());

    private TableLayouts() {}

    /** The layout of a table with these columns. */
    public static TableLayout of(Collection<String> columns) {
        SequencedSet<String> names = new LinkedHashSet<>(columns);
        return KNOWN.stream().filter(layout -> layout.fits(names)).findFirst().orElseThrow();
    }
}
