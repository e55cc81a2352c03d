// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Numbers;
import dev.ceteris.lab.results.RateRange;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.summary.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What learning-rate range tests say: at which learning rates the loss falls, is lowest and diverges. */
public final class RateRangeSection implements Section {
    private static final String ID = "rates";
    static final String TITLE = "Which learning rates are of use";

    @Override
    public Chapter render(Results results) {
        List<RateRange> ranges = RateRange.of(results.run());
        if (ranges.isEmpty()) {
            return new Chapter(ID, TITLE, List.of());
        }
        return new Chapter(
                ID,
                TITLE,
                List.of(
                        new Element.Tabled(table(ranges, results)),
                        new Element.Paragraph("The schedule raised the learning rate by the same factor in every"
                                + " update, so the networks themselves are of no use. A learning rate near the"
                                + " steepest descent, or a little above it, is a good first choice; near that of the"
                                + " lowest loss training is about to diverge (Smith 2017, section 3.3). Learning"
                                + " rates are those at the end of an epoch: more and shorter epochs say it more"
                                + " precisely.")));
    }

    private static Table table(List<RateRange> ranges, Results results) {
        List<Table.Column> columns = List.of(
                ConditionColumn.of(results),
                Table.Column.number("steepest descent", "steepest descent"),
                Table.Column.number("lowest loss", "lowest loss"),
                Table.Column.number("diverges at", "diverges at"),
                Table.Column.number("n", "n"));
        List<Table.Row> rows = new ArrayList<>();
        for (RateRange range : ranges) {
            rows.add(new Table.Row(
                    ConditionColumn.cell(results.summary(range.condition())),
                    List.of(
                            number(range.steepest(), "none"),
                            number(OptionalDouble.of(range.lowest()), ""),
                            number(range.diverges(), "beyond"),
                            new Table.Cell.Measured(
                                    String.valueOf(range.seeds()), List.of(String.valueOf(range.seeds()))))));
        }
        return new Table(
                "rates",
                "Learning rates by the mean train.loss over seeds, at the end of each epoch; it diverges where it is"
                        + " more than twice the lowest",
                columns,
                rows);
    }

    private static Table.Cell number(OptionalDouble rate, String none) {
        return rate.isPresent()
                ? new Table.Cell.Measured(Numbers.three(rate.getAsDouble()), List.of(Numbers.exact(rate.getAsDouble())))
                : new Table.Cell.Measured(none, List.of(""));
    }
}
