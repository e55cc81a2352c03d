// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.table;

import dev.ceteris.data.source.CsvSource;
import dev.ceteris.data.source.DatasetSummary.ClassCount;
import dev.ceteris.data.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be known of a table before it is learned, found out in one pass over it.
 *
 * @param name what the user calls it
 * @param trainSamples number of training samples
 * @param testSamples number of test samples
 * @param droppedRows rows that are left out because a value is missing
 * @param inputs numbers per sample
 * @param minimum the smallest number of the training set; 0 where all inputs are categories
 * @param maximum the largest one
 * @param nonZeroShare the share of the training set's numbers that are not 0, in [0, 1]
 * @param columns the columns that a network sees
 * @param targets the columns that it learns to predict; empty where classes are learned
 * @param classes how often each class occurs, in the order of the labels; empty where numbers are learned
 * @param leftOut the columns that a network does not see
 * @param remarks sentences about how the table was understood
 * @param files where every byte came from
 */
public record TableSummary(
        String name,
        long trainSamples,
        long testSamples,
        long droppedRows,
        int inputs,
        double minimum,
        double maximum,
        double nonZeroShare,
        List<NumberColumn> columns,
        List<NumberColumn> targets,
        List<ClassCount> classes,
        List<LeftOut> leftOut,
        List<String> remarks,
        List<SourceFile> files) {

    /**
     * A column of numbers or categories; its numbers are those of the training set.
     *
     * @param categories how many there are; 0 for numbers
     * @param missing how many values are missing
     * @param baseline mean squared error on the test set of always answering {@code mean}, for a target
     */
    public record NumberColumn(
            String name,
            int categories,
            long missing,
            double minimum,
            double maximum,
            double mean,
            double deviation,
            double baseline) {}

    /** A column that a network does not see. */
    public record LeftOut(String name, String reason) {}

    /**
     * Reads a table once.
     *
     * @throws dev.ceteris.base.DataException when it cannot be read or learned; the message names the first ten cells
     */
    public static TableSummary of(CsvSource source) {
        TableProfile profile = TableProfile.of(source);
        TableColumns columns = TableColumns.of(profile);
        List<String> remarks = new ArrayList<>(columns.remarks());
        remarks.addAll(AnswerCheck.of(profile));
        AnswerCheck.emptyTest(profile).ifPresent(remarks::add);
        List<ColumnMoments> numbers = columns.inputs().stream()
                .filter(InputColumn::isNumber)
                .map(input -> profile.column(input.index()).training())
                .toList();
        long count = numbers.stream().mapToLong(ColumnMoments::count).sum();
        long zeros = numbers.stream().mapToLong(ColumnMoments::zeros).sum();
        return new TableSummary(
                source.name(),
                profile.training(),
                profile.test(),
                profile.uses().dropped(),
                columns.width(),
                numbers.stream().mapToDouble(ColumnMoments::least).min().orElse(0),
                numbers.stream().mapToDouble(ColumnMoments::greatest).max().orElse(0),
                count == 0 ? 0 : (double) (count - zeros) / count,
                columns.inputs().stream()
                        .map(input -> column(
                                profile, input.index(), input.categories().size()))
                        .toList(),
                profile.isClass()
                        ? List.of()
                        : profile.plan().answers().stream()
                                .map(column -> column(profile, column, 0))
                                .toList(),
                classes(profile),
                columns.leftOut().entrySet().stream()
                        .map(entry -> new LeftOut(profile.plan().names().called(entry.getKey()), entry.getValue()))
                        .toList(),
                remarks,
                TableDataset.files(profile));
    }

    private static NumberColumn column(TableProfile profile, int index, int categories) {
        TableColumnProfile found = profile.column(index);
        ColumnMoments training = found.training();
        boolean number = categories == 0;
        return new NumberColumn(
                profile.plan().names().called(index),
                categories,
                found.missing().count(),
                number ? training.least() : 0,
                number ? training.greatest() : 0,
                number ? training.mean() : 0,
                number ? training.deviation() : 0,
                number ? found.test().meanSquareAbout(training.mean()) : 0);
    }

    private static List<ClassCount> classes(TableProfile profile) {
        ClassTally classes = profile.classes();
        return profile.isClass()
                ? classes.keys().stream()
                        .map(key -> new ClassCount(classes.name(key), classes.training(key), classes.test(key)))
                        .toList()
                : List.of();
    }
}
