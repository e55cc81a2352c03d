// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.tool;

import dev.ceteris.evidence.format.Row;
import dev.ceteris.evidence.tool.NameRules.Beginning;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/**
 * {@code metrics.csv} of Lightning's CSVLogger: several rows for each epoch, each with the metrics that were logged
 * then. Rows without an epoch hold learning rates and hyperparameters, and are left out.
 */
public final class LightningLog implements TableLayout {
    private static final Pattern LOGGED = Pattern.compile("(train|val|valid|test)[_/].+|.+_(step|epoch)|lr-.+");

    private static final NameRules RULES = new NameRules(
            Map.of("epoch", Role.EPOCH, "step", Role.ORDER, "hp_metric", Role.SKIPPED),
            List.of(new Beginning("lr-", Role.SKIPPED)),
            Role.METRIC);

    @Override
    public String tool() {
        return "metrics.csv of Lightning";
    }

    @Override
    public boolean fits(SequencedSet<String> names) {
        return names.containsAll(List.of("epoch", "step"))
                && names.stream().noneMatch(PlainTable::isRepetition)
                && names.stream().anyMatch(LOGGED.asMatchPredicate());
    }

    @Override
    public List<Column> columns(SequencedSet<String> names) {
        return RULES.columns(names);
    }

    @Override
    public List<Row> rows(Row row) {
        return row.cell("epoch").isBlank() ? List.of() : List.of(row);
    }

    @Override
    public List<String> notes() {
        return List.of("within an epoch the value of the last step counts");
    }
}
