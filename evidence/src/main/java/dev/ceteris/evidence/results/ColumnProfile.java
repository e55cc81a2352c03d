// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import dev.ceteris.base.Visible;
import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.evidence.format.Cell;
import dev.ceteris.evidence.tool.Column;
import dev.ceteris.evidence.tool.Role;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.Set;

/** The cells of a column, and what the column is therefore taken for. */
final class ColumnProfile {
    private static final int MOST_LEVELS = 20;

    /** Names of what people vary, as single words or parts of a name. */
    private static final Set<String> HYPERPARAMETERS = Set.of(
            "lr",
            "learning_rate",
            "learningrate",
            "batch_size",
            "batchsize",
            "batch",
            "hidden",
            "hidden_size",
            "width",
            "depth",
            "layers",
            "num_layers",
            "n_layers",
            "dropout",
            "weight_decay",
            "wd",
            "momentum",
            "beta",
            "gamma",
            "alpha",
            "optimizer",
            "model",
            "arch",
            "architecture",
            "activation",
            "dataset",
            "method",
            "algorithm",
            "algo",
            "scheduler",
            "schedule",
            "augmentation",
            "loss_function",
            "mtry",
            "max_depth",
            "n_estimators",
            "temperature",
            "warmup",
            "units",
            "kernel",
            "condition",
            "variant",
            "config",
            "env",
            "task");

    private final Column column;
    private final SequencedSet<String> values = new LinkedHashSet<>();
    private int count;
    private boolean hasText;

    ColumnProfile(Column column) {
        this.column = column;
    }

    void see(Cell cell) {
        if (cell.isBlank() || cell.isMissing()) {
            return;
        }
        count++;
        hasText |= cell.number().isEmpty();
        if (values.size() <= MOST_LEVELS) {
            values.add(cell.word());
        }
    }

    /** Whether its values occur again and again. */
    boolean recurs() {
        return values.size() <= MOST_LEVELS && values.size() < count;
    }

    Column column() {
        return column;
    }

    /** What a column is used for, and why, as half a sentence. */
    record Use(Role role, String why) {}

    /** @param tool that wrote the table; empty where none is known */
    Use use(String tool) {
        String source = tool.isEmpty() ? "by its name" : "known of this tool";
        return switch (column.role()) {
            case OTHER -> guessed();
            case FACTOR -> varied(source);
            case METRIC -> hasText ? new Use(Role.SKIPPED, "not only numbers") : measured(source);
            case SKIPPED -> new Use(Role.SKIPPED, source);
            default -> count == 0 ? new Use(Role.SKIPPED, "empty") : new Use(column.role(), source);
        };
    }

    private Use guessed() {
        if (count == 0) {
            return new Use(Role.SKIPPED, "empty");
        }
        if (hasText || HYPERPARAMETERS.contains(column.shortName().toLowerCase(Locale.ROOT))) {
            return varied(hasText ? "text" : "by its name");
        }
        return measured("numbers");
    }

    private Use varied(String source) {
        if (values.size() > MOST_LEVELS) {
            return new Use(Role.SKIPPED, source + "; more than " + MOST_LEVELS + " different values");
        }
        return values.size() < 2
                ? new Use(Role.SKIPPED, source + "; held equal: " + Visible.text(String.join("", values)))
                : new Use(Role.FACTOR, source + "; " + values.size() + " different values");
    }

    private Use measured(String source) {
        if (count == 0) {
            return new Use(Role.SKIPPED, source + "; empty");
        }
        return switch (Direction.of(column.shortName())) {
            case HIGHER -> new Use(Role.METRIC, source + "; higher is better by its name");
            case LOWER -> new Use(Role.METRIC, source + "; lower is better by its name");
            case UNKNOWN ->
                column.role() == Role.METRIC
                        ? new Use(Role.METRIC, source + "; unclear which values are better")
                        : new Use(Role.OTHER, source + "; unclear: a metric, or a factor if it was varied");
        };
    }
}
