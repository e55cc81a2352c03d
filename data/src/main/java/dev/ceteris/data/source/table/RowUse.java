// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.table;

import dev.ceteris.base.DataException;
import dev.ceteris.base.Visible;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What each row of a file is used for, row by row in the order of the file. */
final class RowUse {
    private static final Set<String> TRAINING_WORDS = Set.of("train", "training", "learn");
    private static final Set<String> VALIDATION_WORDS = Set.of("validation", "valid", "val", "dev");
    private static final Set<String> TEST_WORDS = Set.of("test", "testing");

    /** More groups than memory should hold. */
    private static final int MOST_GROUPS = 5_000_000;

    /** What a row is used for. */
    enum Use {
        DROPPED,
        TRAINING,
        TEST
    }

    private final ColumnPlan plan;
    private final Answer answer;
    private final MissingValues missing;
    private final TestPart test;
    private final Map<String, Long> seen = new HashMap<>();
    private final Map<String, Use> groups = new HashMap<>();
    private long rows;
    private long dropped;
    private long markedValidation;

    RowUse(ColumnPlan plan, Answer answer, MissingValues missing, TestPart test) {
        this.plan = plan;
        this.answer = answer;
        this.missing = missing;
        this.test = test;
    }

    /** What the next row is used for. */
    Use next(String[] cells, long row) {
        if (drops(cells)) {
            return Use.DROPPED;
        }
        rows++;
        return switch (test) {
            case TestPart.OtherFile _ -> Use.TRAINING;
            case TestPart.SplitColumn _ -> marked(cells[plan.split().getAsInt()], row);
            case TestPart.Share share -> {
                if (plan.group().isPresent()) {
                    yield ofGroup(cells[plan.group().getAsInt()], share);
                }
                yield share.has(nth(cells)) ? Use.TEST : Use.TRAINING;
            }
        };
    }

    /** Whether a row is left out because a value is missing. */
    boolean drops(String[] cells) {
        boolean drops = missing == MissingValues.DROP && lacks(cells);
        dropped += drops ? 1 : 0;
        return drops;
    }

    /** Which one of its kind a row is: of its class, or of all rows where numbers are learned. */
    private long nth(String[] cells) {
        return switch (answer) {
            case Answer.ClassColumn _ ->
                nthOf(ClassTally.key(cells[plan.answers().getFirst()]));
            case Answer.TargetColumns _ -> rows;
        };
    }

    private long nthOf(String key) {
        boolean tooMany = seen.size() >= ClassTally.MOST && !seen.containsKey(key);
        return tooMany ? 1 : seen.merge(key, 1L, Long::sum);
    }

    private Use ofGroup(String group, TestPart.Share share) {
        if (groups.size() > MOST_GROUPS) {
            throw new DataException(
                    plan.names().file() + ": " + plan.names().place(plan.group().getAsInt()) + " has more than "
                            + MOST_GROUPS + " groups, expected fewer; group by another column");
        }
        return groups.computeIfAbsent(group, _ -> share.has(groups.size() + 1L) ? Use.TEST : Use.TRAINING);
    }

    private Use marked(String cell, long row) {
        String word = cell.toLowerCase(Locale.ROOT);
        if (VALIDATION_WORDS.contains(word)) {
            markedValidation++;
            return Use.TRAINING;
        }
        if (TRAINING_WORDS.contains(word)) {
            return Use.TRAINING;
        }
        if (TEST_WORDS.contains(word)) {
            return Use.TEST;
        }
        throw new DataException(plan.names().file() + ", row " + row + ", "
                + plan.names().place(plan.split().getAsInt()) + ": found "
                + (cell.isEmpty() ? "nothing" : Visible.quoted(cell))
                + ", expected train or test (validation counts as train)");
    }

    private boolean lacks(String[] cells) {
        for (int column : plan.candidates()) {
            boolean leftOut = plan.isNameless(column) && !plan.chosen();
            if (!leftOut && isMissingInput(column, cells[column])) {
                return true;
            }
        }
        for (int column : plan.answers()) {
            if (isMissingAnswer(cells[column])) {
                return true;
            }
        }
        return false;
    }

    /** Whether an input is missing. */
    boolean isMissingInput(int column, String cell) {
        return plan.categorical().contains(column)
                ? TableColumnProfile.isMissingName(cell)
                : TableColumnProfile.isMissingNumber(cell);
    }

    /** Whether there is nothing to learn. */
    boolean isMissingAnswer(String cell) {
        return switch (answer) {
            case Answer.ClassColumn _ -> TableColumnProfile.isMissingName(cell);
            case Answer.TargetColumns _ -> TableColumnProfile.isMissingNumber(cell);
        };
    }

    /** Rows that were left out because a value is missing. */
    long dropped() {
        return dropped;
    }

    /** Rows that the split column calls validation. */
    long markedValidation() {
        return markedValidation;
    }
}
