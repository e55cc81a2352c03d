// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.Results;
import java.util.ArrayList;
import java.util.List;

/** A study's conditions on a page: the legend of its plots, and the column of its tables that names them. */
public final class ConditionColumn {
    private ConditionColumn() {}

    /** Which colour and marker is which condition. */
    public static Element.Legend legend(Results results) {
        return new Element.Legend(results.conditions().stream()
                .map(condition -> new Element.Legend.Entry(condition.look(), condition.named()))
                .toList());
    }

    /** The head of the column; its CSV fields are the label and each factor's level. */
    public static Table.Column of(Results results) {
        List<String> fields = new ArrayList<>(List.of("condition"));
        results.run().study().factors().forEach(factor -> fields.add(factor.name()));
        return new Table.Column("condition", Table.Align.TEXT, fields);
    }

    /** A cell in it for what is compared with the conditions and is none. */
    static Table.Cell reference(String label, Results results) {
        List<String> fields = new ArrayList<>(List.of(label));
        results.run().study().factors().forEach(_ -> fields.add(""));
        return new Table.Cell.Reference(label, fields);
    }

    /** A condition's cell in it. */
    public static Table.Cell cell(ConditionSummary condition) {
        List<String> fields = new ArrayList<>(List.of(condition.label()));
        fields.addAll(condition.condition().texts());
        return new Table.Cell.Named(condition.look(), condition.named(), fields);
    }
}
