// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.RandomSource;
import dev.ceteris.lab.trial.SeedDesign;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Words;
import java.util.ArrayList;
import java.util.List;

/** What varied and what was held equal. */
final class DesignSection implements Section {
    @Override
    public Chapter render(Results results) {
        Study study = results.run().study();
        List<Table.Row> rows = new ArrayList<>();
        boolean searched = !study.search().tuningRuns().isEmpty();
        for (Factor factor : searched ? List.<Factor>of() : study.factors()) {
            rows.add(row(factor.path(), "varied", String.join(", ", factor.texts())));
            factor.meanings().forEach((level, meaning) -> rows.add(row(factor.name() + " " + level, "sets", meaning)));
        }
        study.search().spaces().forEach((path, space) -> rows.add(row(path, "searched", space)));
        study.tuning().spaces().forEach((path, space) -> rows.add(row(path, "tuned", space)));
        SeedDesign design = results.design();
        for (RandomSource source : design.sources()) {
            String name = design.isNested() ? source.word() : "seed";
            rows.add(row(name, "repeated", Words.ranges(design.numbers(source))));
        }
        study.heldInWords().forEach((path, value) -> rows.add(row(path, "held", value)));
        Table table = new Table(
                "design",
                "What the study set, and to what",
                List.of(Table.Column.text("hyperparameter"), Table.Column.text("role"), Table.Column.text("value")),
                rows);
        return new Chapter(
                "design",
                "What varied, what was held equal",
                List.of(
                        new Element.Tabled(table),
                        new Element.Paragraph(
                                "Trials of different conditions with the same seed are paired: they split "
                                        + "the data alike, start from the same weights where the shapes agree, and "
                                        + "see the "
                                        + "samples in the same order.")));
    }

    private static Table.Row row(String knob, String role, String value) {
        return Table.Row.of(new Table.Cell.Plain(knob), new Table.Cell.Plain(role), new Table.Cell.Plain(value));
    }
}
