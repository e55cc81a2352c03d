// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.table;

import dev.ceteris.base.DataException;
import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import dev.ceteris.base.Visible;
import dev.ceteris.data.format.table.DecimalMark;
import dev.ceteris.data.format.table.DressedNumber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether what is to be predicted can be learned: enough classes, enough rows, and classes that are none. */
final class AnswerCheck {
    /** Fewer rows than this say nothing about how often a class occurs. */
    private static final int FEWEST_ROWS = 10;

    private final TableProfile profile;
    private final ColumnNames names;
    private final Path file;

    private AnswerCheck(TableProfile profile) {
        this.profile = profile;
        this.names = profile.plan().names();
        this.file = profile.source().file();
    }

    /**
     * Checks the answers of a table.
     *
     * @return sentences for its owner
     * @throws DataException when they cannot be learned
     */
    static List<String> of(TableProfile profile) {
        AnswerCheck check = new AnswerCheck(profile);
        List<String> remarks = profile.isClass() ? check.classes() : check.targets();
        check.requireTraining();
        return remarks;
    }

    /**
     * What is wrong with the test set; empty when it has rows.
     */
    static Optional<String> emptyTest(TableProfile profile) {
        return profile.test() > 0 ? Optional.empty() : Optional.of(new AnswerCheck(profile).noTest());
    }

    private List<String> classes() {
        int column = profile.plan().answers().getFirst();
        ClassTally classes = profile.classes();
        if (classes.size() < 2) {
            throw new DataException(file + ", " + names.place(column) + ": found "
                    + (classes.size() == 0
                            ? "no rows"
                            : "only the class "
                                    + Visible.quoted(classes.name(classes.keys().getFirst())))
                    + ", expected at least two classes");
        }
        List<String> remarks = new ArrayList<>();
        if (!profile.plan().categorical().contains(column)) {
            quantity(column, classes, remarks);
            requireRepeated(column, classes);
        }
        if (classes.tooMany()) {
            throw new DataException(file + ", " + names.place(column) + ": found more than " + ClassTally.MOST
                    + " classes, expected fewer; choose another column with 'class' (--class)");
        }
        classes.doubled()
                .forEach((key, spellings) ->
                        remarks.add(Visible.list(spellings).replace(", ", " and ") + " are one class, named " + key));
        for (String key : classes.keys()) {
            if (classes.training(key) == 0) {
                throw new DataException(file + ", " + names.place(column) + ": the class "
                        + Visible.quoted(classes.name(key)) + " has rows in the test set ("
                        + classes.test(key) + ") and none in the training set, expected at least one of each class to"
                        + " learn from; divide the rows otherwise, or leave these rows out");
            }
        }
        untested(classes).ifPresent(remarks::add);
        return remarks;
    }

    /** Names the classes that have no row in the test set, where other classes have some. */
    private Optional<String> untested(ClassTally classes) {
        List<String> without = classes.keys().stream()
                .filter(key -> classes.test(key) == 0)
                .map(classes::name)
                .toList();
        if (without.isEmpty() || without.size() == classes.size()) {
            return Optional.empty();
        }
        boolean tooFew = profile.source().test() instanceof TestPart.Share
                && profile.plan().group().isEmpty();
        return Optional.of("classes without a test row" + (tooFew ? ", as they have too few rows: " : ": ")
                + Visible.list(without));
    }

    /** Values that mostly occur in one row, as ids and prices do, are not classes. */
    private void requireRepeated(int column, ClassTally classes) {
        if (classes.tooMany() || classes.rows() < FEWEST_ROWS || 2L * classes.size() <= classes.rows()) {
            return;
        }
        DecimalMark decimal = profile.head().decimal();
        List<String> others = classes.keys().stream()
                .filter(key -> Double.isNaN(decimal.number(key)))
                .map(classes::name)
                .toList();
        boolean numbers = 10L * others.size() <= classes.size();
        String remedy = numbers
                ? "they are numbers, except " + Visible.list(others) + ": correct these cells, and write target: "
                        + Visible.text(called(column)) + " (--target) instead of class"
                : "choose another column with 'class' (--class), or one of numbers with 'target' (--target)";
        throw new DataException(file + ", " + names.place(column) + ": so many different values are hardly classes:"
                + " found " + classes.size() + " in " + classes.rows() + " rows, expected several rows of each; "
                + remedy + "; if they are names of classes, list the column in 'categorical' (--categorical)");
    }

    private String called(int column) {
        return names.name(column).isEmpty() ? String.valueOf(column + 1) : names.name(column);
    }

    /** How to write the numbers of a class column that are written for people; empty when they are plain. */
    private String spelling(ClassTally classes) {
        return classes.keys().stream()
                .map(classes::name)
                .filter(name -> Double.isNaN(profile.head().decimal().number(name)))
                .flatMap(name -> DressedNumber.of(name, profile.head().decimal()).stream()
                        .map(number -> "write them without " + number.marks() + " (" + Visible.quoted(name) + " as "
                                + number.plain() + "), and "))
                .findFirst()
                .orElse("");
    }

    private void quantity(int column, ClassTally classes, List<String> remarks) {
        String name = called(column);
        String what = "the " + (classes.tooMany() ? "more than " : "")
                + Plural.of(classes.size(), "class", "classes") + " of " + Visible.quoted(name) + " in "
                + Plural.of(classes.rows(), "row") + " are numbers that look like a quantity";
        String remedy = "to predict the number, " + spelling(classes) + "write target: " + Visible.text(name)
                + " (--target) instead of class"
                + "; if they are names of classes, list the column in 'categorical' (--categorical)";
        switch (classes.looks(profile.head().decimal())) {
            case NAMES -> {}
            case PERHAPS_A_QUANTITY -> remarks.add(what + ": " + remedy);
            case QUANTITY ->
                throw new DataException(
                        file + ", " + names.place(column) + ": " + what + ", expected classes; " + remedy);
        }
    }

    private List<String> targets() {
        for (int column : profile.plan().answers()) {
            ColumnMoments training = profile.column(column).training();
            if (training.count() > 0 && training.deviation() == 0) {
                throw new DataException(file + ", " + names.place(column) + ": found "
                        + Numbers.four(training.mean()) + " in every row of the training set, expected a target that"
                        + " differs");
            }
        }
        return List.of();
    }

    private void requireTraining() {
        if (profile.training() == 0) {
            throw new DataException(file + " has no rows to learn from" + emptied() + ", expected at least one");
        }
    }

    private String noTest() {
        return switch (profile.source().test()) {
            case TestPart.Share(double share) ->
                file + " has too few rows for a test set: " + profile.training() + " rows"
                        + (profile.isClass() ? " of " + profile.classes().size() + " classes" : "")
                        + " at the test share " + share
                        + " give no test row, expected at least one; raise the share or add rows";
            case TestPart.OtherFile(Path other) -> other + " has no rows, expected at least one";
            case TestPart.SplitColumn(String column) ->
                file + " has no row that " + Visible.quoted(column) + " calls test, expected at least one";
        };
    }

    private String emptied() {
        long dropped = profile.uses().dropped();
        return dropped == 0 ? "" : ": " + dropped + " rows have missing values and are left out";
    }
}
