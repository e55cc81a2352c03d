// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.table;

import dev.ceteris.base.DataException;
import dev.ceteris.base.Plural;
import dev.ceteris.base.Visible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Which columns of a profiled table a network sees, which are left out and why, and what its owner should know.
 *
 * @param inputs the columns that a network sees, in their order
 * @param leftOut the columns that it does not see, with the reason
 * @param remarks sentences for the owner of the table
 */
record TableColumns(List<InputColumn> inputs, SequencedMap<Integer, String> leftOut, List<String> remarks) {
    /** More categories than this are more likely names or sentences, unless the user says otherwise. */
    private static final int MOST_CATEGORIES = 100;

    /** Fewer rows may count up by chance. */
    private static final int FEWEST_COUNTED = 5;

    private static final Set<String> ROW_NAMES = Set.of(
            "id",
            "index",
            "idx",
            "row",
            "rowid",
            "rownum",
            "rownumber",
            "rowname",
            "nr",
            "no",
            "key",
            "unnamed0",
            "recordid",
            "sampleid",
            "obs",
            "observation",
            "lfdnr",
            "pk");

    private static final String CATEGORY_REMEDY =
            "list a column of words in 'categorical' (--categorical), or leave a column out with 'ignore' (--ignore)";
    private static final String DRESSED_REMEDY =
            "write numbers without thousands separators, currency signs and percent signs";
    private static final String SLIP_REMEDY =
            "correct these cells, or empty them and set missing: drop, or missing: mean (--missing)";
    private static final String TARGET_SLIP_REMEDY =
            "correct these cells, or empty them and set missing: drop (--missing)";
    private static final String TARGET_REMEDY =
            "a target is a number; name the classes of words with 'class' (--class)";
    private static final String MISSING_REMEDY =
            "complete or remove the rows, or set missing: drop, or missing: mean (--missing)";

    /**
     * Decides.
     *
     * @throws DataException when cells cannot be used; the message names the first ten
     */
    static TableColumns of(TableProfile profile) {
        return new Decision(profile).columns();
    }

    /** Numbers per sample. */
    int width() {
        return inputs.stream().mapToInt(InputColumn::width).sum();
    }

    /** A decision in the making. */
    private static final class Decision {
        private final TableProfile profile;
        private final ColumnPlan plan;
        private final ColumnNames names;
        private final List<InputColumn> inputs = new ArrayList<>();
        private final SequencedMap<Integer, String> leftOut = new LinkedHashMap<>();
        private final List<String> remarks = new ArrayList<>();
        private final Troubles troubles = new Troubles();

        private Decision(TableProfile profile) {
            this.profile = profile;
            this.plan = profile.plan();
            this.names = plan.names();
            remarks.addAll(profile.head().remarks());
        }

        private TableColumns columns() {
            plan.ignored().forEach(column -> leftOut.put(column, "ignored"));
            troubles.addAll(
                    profile.answers(), "a row without an answer teaches nothing: remove it, or set missing: drop");
            for (int column : plan.answers()) {
                if (!profile.isClass()) {
                    checkTarget(column);
                }
            }
            for (int column : plan.candidates()) {
                decide(column);
            }
            troubles.refuse(profile.source().file(), names);
            if (inputs.isEmpty()) {
                throw new DataException(profile.source().file()
                        + " has no column to be an input; expected at least one besides what is predicted"
                        + (leftOut.isEmpty() ? "" : " (left out: " + leftOutInWords() + ")"));
            }
            nameConstants();
            profileRemarks();
            return new TableColumns(List.copyOf(inputs), leftOut, List.copyOf(remarks));
        }

        private void checkTarget(int column) {
            TableColumnProfile found = profile.column(column);
            troubles.addAll(
                    found.words(),
                    found.isDressed() ? DRESSED_REMEDY : found.hasSlips() ? TARGET_SLIP_REMEDY : TARGET_REMEDY);
            troubles.addAll(found.tooLarge(), "choose a larger unit");
        }

        private void decide(int column) {
            TableColumnProfile found = profile.column(column);
            if (!plan.chosen() && plan.isNameless(column)) {
                leftOut.put(column, found.increases() ? "no name: row numbers" : "no name");
                return;
            }
            if (plan.categorical().contains(column)) {
                addCategories(column, TableColumnProfile.MOST_NAMES);
            } else if (isRowNumber(column)) {
                leftOut.put(column, "row numbers");
            } else if (found.words().count() == 0) {
                addNumber(column);
            } else if (!found.hasNumbers() && !found.hasCommaDecimals() && repeats(found)) {
                addCategories(column, MOST_CATEGORIES);
            } else {
                troubles.addAll(found.words(), remedy(found));
                troubles.addAll(found.tooLarge(), "choose a larger unit");
            }
        }

        private static String remedy(TableColumnProfile found) {
            if (found.hasCommaDecimals()) {
                return "set decimal: comma (--decimal comma)";
            }
            if (found.isDressed()) {
                return DRESSED_REMEDY;
            }
            return found.hasSlips() ? SLIP_REMEDY : CATEGORY_REMEDY;
        }

        /** Names that hardly ever occur twice tell rows apart and teach nothing. */
        private boolean repeats(TableColumnProfile found) {
            int values = found.names().size() + found.unseen().size();
            return !found.manyNames()
                    && values <= MOST_CATEGORIES
                    && 2L * values <= profile.training() + profile.test();
        }

        private void addNumber(int column) {
            TableColumnProfile found = profile.column(column);
            troubles.addAll(found.tooLarge(), "choose a larger unit");
            if (!found.hasNumbers() && profile.source().missing() == MissingValues.MEAN) {
                leftOut.put(column, "empty");
                return;
            }
            missing(found);
            inputs.add(new InputColumn(column, List.of()));
        }

        private void addCategories(int column, int most) {
            TableColumnProfile found = profile.column(column);
            missing(found);
            if (found.manyNames() || found.names().size() > most) {
                throw new DataException(profile.source().file() + ", " + names.place(column) + ": found more than "
                        + most + " different words, expected a category; leave the column out with 'ignore'"
                        + " (--ignore)");
            }
            inputs.add(new InputColumn(column, profile.categories(column)));
            if (found.isDressed()) {
                remarks.add(names.called(column) + ": its words mean numbers, and each is taken as a category; "
                        + DRESSED_REMEDY + " to have one input of numbers");
            }
            Map<String, Integer> unseen = found.unseen();
            if (!unseen.isEmpty()) {
                remarks.add(names.called(column) + ": the training set has no "
                        + Visible.list(List.copyOf(unseen.keySet())) + ", which "
                        + Plural.of(
                                unseen.values().stream()
                                        .mapToInt(count -> count)
                                        .sum(),
                                "sample of the test set has",
                                "samples of the test set have")
                        + "; all of its inputs are 0 there");
            }
        }

        private void missing(TableColumnProfile found) {
            if (profile.source().missing() == MissingValues.REFUSE) {
                troubles.addAll(found.missing(), MISSING_REMEDY);
            }
        }

        private boolean isRowNumber(int column) {
            TableColumnProfile found = profile.column(column);
            boolean alone = plan.candidates().size() == 1;
            if (plan.chosen() || alone || profile.training() + profile.test() < FEWEST_COUNTED) {
                return false;
            }
            String name = names.name(column).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
            if (ROW_NAMES.contains(name)
                    || (name.endsWith("id") && names.name(column).matches(".*(_id|Id|ID| id)"))) {
                return found.increases();
            }
            return column == 0 && found.countsRows();
        }

        private void nameConstants() {
            List<String> constant = inputs.stream()
                    .filter(input -> profile.column(input.index()).isConstant())
                    .map(input -> names.called(input.index()))
                    .toList();
            if (!constant.isEmpty()) {
                remarks.add(Visible.list(constant) + (constant.size() == 1 ? " has" : " have")
                        + " the same value in every row and can teach nothing");
            }
        }

        private void profileRemarks() {
            if (!leftOut.isEmpty()) {
                remarks.add("left out: " + leftOutInWords()
                        + (plan.chosen() ? "" : " (list a column in 'inputs' to use it all the same)"));
            }
            if (profile.uses().dropped() > 0) {
                remarks.add(Plural.of(profile.uses().dropped(), "row") + " with missing values "
                        + (profile.uses().dropped() == 1 ? "is" : "are") + " left out");
            }
            if (profile.uses().markedValidation() > 0) {
                remarks.add(Plural.of(profile.uses().markedValidation(), "row")
                        + " marked validation belong to the training set, from which 'data.validation' draws its own");
            }
        }

        private String leftOutInWords() {
            List<String> words = leftOut.entrySet().stream()
                    .map(entry -> names.called(entry.getKey()) + " (" + entry.getValue() + ")")
                    .toList();
            return Visible.list(words);
        }
    }
}
