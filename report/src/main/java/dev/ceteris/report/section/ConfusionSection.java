// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import dev.ceteris.lab.inspect.ExaminedNetwork;
import dev.ceteris.lab.score.ConfusionMatrix;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.Results;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which classes a network takes for which: the confusion matrix, and precision and recall of each class. */
final class ConfusionSection implements Section {
    static final String ID = "confusion";
    static final String TITLE = "What went wrong: which classes are confused";

    /** Classes that have room in a matrix: of more, those with the most errors. */
    private static final int MOST = 12;

    @Override
    public Chapter render(Results results) {
        ShownNetworks shown = ShownNetworks.of(results);
        List<Plot> plots = new ArrayList<>();
        List<Element> tables = new ArrayList<>();
        int hidden = 0;
        for (ExaminedNetwork network : shown.networks()) {
            if (network.classes().isPresent()) {
                ConfusionMatrix matrix = ConfusionMatrix.of(network.classes().get());
                plots.add(grid(shown, network, matrix));
                tables.add(new Element.Tabled(table(shown, network, matrix)));
                hidden = Math.max(hidden, matrix.classes() - MOST);
            }
        }
        if (plots.isEmpty()) {
            return new Chapter(ID, TITLE, List.of());
        }
        String thinned = hidden > 0
                ? " Of all classes, the matrix has the " + MOST + " with the most errors, as the class that a sample is"
                        + " of or as the one that it is predicted to be of; the table has all of them."
                : "";
        List<Element> elements = new ArrayList<>(List.of(
                new Element.Paragraph(shown.sentence()
                        + " Each row of a matrix has the samples of one class, by the class that is predicted; colours"
                        + " are shares of the row." + thinned),
                new Element.Figures(plots)));
        elements.addAll(tables);
        return new Chapter(ID, TITLE, elements);
    }

    private static Plot grid(ShownNetworks shown, ExaminedNetwork network, ConfusionMatrix matrix) {
        List<Integer> classes = classes(matrix);
        List<String> names = classes.stream()
                .map(label -> ShownNetworks.className(network, label))
                .toList();
        List<Plot.Cell> cells = new ArrayList<>();
        for (int row = 0; row < classes.size(); row++) {
            int support = matrix.support(classes.get(row));
            for (int column = 0; column < classes.size(); column++) {
                int count = matrix.counts()[classes.get(row)][classes.get(column)];
                cells.add(new Plot.Cell(
                        column,
                        row,
                        support == 0 ? 0 : (double) count / support,
                        String.valueOf(count),
                        Plural.of(count, "sample") + " of " + names.get(row) + " predicted " + names.get(column)));
            }
        }
        return new Plot.Grid(
                ID + "-matrix-" + shown.number(network),
                "Confusion matrix: " + shown.name(network),
                "Numbers of test samples",
                description(network, matrix, shown.name(network)),
                "predicted class",
                "class",
                "share of its class",
                names,
                names,
                cells);
    }

    private static String description(ExaminedNetwork network, ConfusionMatrix matrix, String name) {
        int most = 0;
        int from = 0;
        int to = 0;
        for (int k = 0; k < matrix.classes(); k++) {
            for (int j = 0; j < matrix.classes(); j++) {
                if (j != k && matrix.counts()[k][j] > most) {
                    most = matrix.counts()[k][j];
                    from = k;
                    to = j;
                }
            }
        }
        String worst = most == 0
                ? "no sample is predicted wrongly."
                : "the most frequent confusion is " + ShownNetworks.className(network, from) + " predicted as "
                        + ShownNetworks.className(network, to) + ", " + Plural.of(most, "sample") + ".";
        return "Confusion matrix of " + name + ": " + worst;
    }

    /** All of a few classes; of many, those with the most errors, in the order of the labels. */
    private static List<Integer> classes(ConfusionMatrix matrix) {
        return IntStream.range(0, matrix.classes())
                .boxed()
                .sorted(Comparator.comparingInt((Integer label) -> -errors(matrix, label)))
                .limit(MOST)
                .sorted()
                .toList();
    }

    private static int errors(ConfusionMatrix matrix, int label) {
        return matrix.support(label) + matrix.predictions(label) - 2 * matrix.counts()[label][label];
    }

    private static Table table(ShownNetworks shown, ExaminedNetwork network, ConfusionMatrix matrix) {
        List<Table.Row> rows = new ArrayList<>();
        for (int label = 0; label < matrix.classes(); label++) {
            rows.add(Table.Row.of(
                    new Table.Cell.Plain(ShownNetworks.className(network, label)),
                    count(matrix.support(label)),
                    count(matrix.predictions(label)),
                    share(matrix.precision(label)),
                    share(matrix.recall(label)),
                    share(matrix.f1(label)),
                    new Table.Cell.Plain(mostOften(network, matrix, label))));
        }
        return new Table(
                ID + "-classes-" + shown.number(network),
                "Precision and recall of each class: " + shown.name(network),
                List.of(
                        Table.Column.text("class"),
                        Table.Column.number("samples", "samples"),
                        Table.Column.number("predicted", "predicted"),
                        Table.Column.number("precision", "precision"),
                        Table.Column.number("recall", "recall"),
                        Table.Column.number("F1", "f1"),
                        Table.Column.text("most often taken for")),
                rows);
    }

    /** {@code 4 (12 samples)}: the wrong class that most samples of a class are predicted to be of. */
    private static String mostOften(ExaminedNetwork network, ConfusionMatrix matrix, int label) {
        int[] row = matrix.counts()[label];
        int other = IntStream.range(0, row.length)
                .filter(k -> k != label)
                .boxed()
                .max(Comparator.comparingInt((Integer k) -> row[k]).thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
        return row[other] == 0
                ? Numbers.NONE
                : ShownNetworks.className(network, other) + " (" + Plural.of(row[other], "sample") + ")";
    }

    private static Table.Cell count(int count) {
        return new Table.Cell.Measured(String.valueOf(count), List.of(String.valueOf(count)));
    }

    private static Table.Cell share(double share) {
        return new Table.Cell.Measured(Numbers.decimals(share, 4), List.of(Numbers.exact(share)));
    }
}
