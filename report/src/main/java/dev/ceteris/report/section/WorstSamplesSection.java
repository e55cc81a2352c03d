// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Visible;
import dev.ceteris.data.source.InputLayout;
import dev.ceteris.lab.inspect.ExaminedNetwork;
import dev.ceteris.lab.score.ClassAnswers;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.PixelImage;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.summary.Results;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The samples of the test set that a network is most wrong about: as images, or as rows of the table. */
final class WorstSamplesSection implements Section {
    static final String ID = "worst-samples";
    static final String TITLE = "What went wrong: the worst test samples";

    /** Samples of each network. */
    private static final int MOST = 12;

    /** Columns of a table that fit beside the answers. */
    private static final int MOST_COLUMNS = 8;

    /** Digits of an input, which the network sees in single precision. */
    private static final int SINGLE_PRECISION = 6;

    @Override
    public Chapter render(Results results) {
        ShownNetworks shown = ShownNetworks.of(results);
        List<Element> elements = new ArrayList<>();
        for (ExaminedNetwork network : shown.networks()) {
            if (network.classes().isPresent()) {
                elements.addAll(classes(shown, network, network.classes().get()));
            } else if (!network.targets().isEmpty()) {
                elements.addAll(numbers(shown, network));
            }
        }
        if (!elements.isEmpty()) {
            String order = shown.networks().getFirst().classes().isPresent()
                    ? " The samples with the largest loss come first: those to whose class the network gives the least"
                            + " probability. A sample is named by its place in the test set, from 1."
                    : " The samples with the largest error come first" + firstTarget(shown)
                            + ". A sample is named by its place in the test set, from 1.";
            elements.addFirst(new Element.Paragraph(shown.sentence() + order));
        }
        return new Chapter(ID, TITLE, elements);
    }

    private static String firstTarget(ShownNetworks shown) {
        return shown.networks().getFirst().targets().size() > 1 ? ", that of the first target" : "";
    }

    private static List<Element> classes(ShownNetworks shown, ExaminedNetwork network, ClassAnswers answers) {
        List<Integer> worst = worst(network.count(), answers::loss);
        List<Element> elements = new ArrayList<>(List.of(new Element.Heading(shown.name(network))));
        if (network.dataset().layout() instanceof InputLayout.Image shape) {
            List<PixelImage> images = new ArrayList<>();
            for (int sample : worst) {
                String correct = ShownNetworks.className(network, answers.label(sample));
                String predicted = ShownNetworks.className(network, answers.prediction(sample));
                images.add(SampleSheets.of(
                        network,
                        shape,
                        sample,
                        worst,
                        "Test sample " + (sample + 1) + ", of class " + correct + ", predicted " + predicted,
                        "is " + correct + ", predicted " + predicted + "; loss "
                                + Numbers.three(answers.loss(sample))));
            }
            elements.add(new Element.Pictures(images));
        }
        List<Table.Column> columns = new ArrayList<>(List.of(
                Table.Column.number("test sample", "sample"),
                Table.Column.text("class"),
                Table.Column.text("predicted"),
                Table.Column.number("probability of its class", "probability"),
                Table.Column.number("loss in nats", "loss")));
        SequencedMap<String, List<Integer>> inputs = inputs(network);
        columns.addAll(inputColumns(network, inputs));
        List<Table.Row> rows = new ArrayList<>();
        for (int sample : worst) {
            List<Table.Cell> cells = new ArrayList<>(List.of(
                    new Table.Cell.Plain(ShownNetworks.className(network, answers.label(sample))),
                    new Table.Cell.Plain(ShownNetworks.className(network, answers.prediction(sample))),
                    number(answers.probability(sample, answers.label(sample))),
                    number(answers.loss(sample))));
            cells.addAll(inputCells(network, inputs, sample));
            rows.add(new Table.Row(place(sample), cells));
        }
        elements.add(table(shown, network, columns, rows));
        return elements;
    }

    private static List<Element> numbers(ShownNetworks shown, ExaminedNetwork network) {
        int target = 0;
        IntToDoubleFunction error =
                sample -> Math.abs(network.predicted(sample, target) - network.correct(sample, target));
        String name = Visible.text(network.targets().get(target).name());
        List<Table.Column> columns = new ArrayList<>(List.of(
                Table.Column.number("test sample", "sample"),
                Table.Column.number(name, "correct"),
                Table.Column.number("predicted", "predicted"),
                Table.Column.number("error", "error")));
        SequencedMap<String, List<Integer>> inputs = inputs(network);
        columns.addAll(inputColumns(network, inputs));
        List<Table.Row> rows = new ArrayList<>();
        for (int sample : worst(network.count(), error)) {
            double correct = network.correct(sample, target);
            double predicted = network.predicted(sample, target);
            List<Table.Cell> cells =
                    new ArrayList<>(List.of(number(correct), number(predicted), number(predicted - correct)));
            cells.addAll(inputCells(network, inputs, sample));
            rows.add(new Table.Row(place(sample), cells));
        }
        return List.of(new Element.Heading(shown.name(network)), table(shown, network, columns, rows));
    }

    private static Element table(
            ShownNetworks shown, ExaminedNetwork network, List<Table.Column> columns, List<Table.Row> rows) {
        String caption =
                "The " + rows.size() + " worst of " + network.count() + " test samples: " + shown.name(network);
        return new Element.Tabled(new Table(ID + "-" + shown.number(network), caption, columns, rows));
    }

    /** The samples with the largest numbers, the largest first; of equal ones, the first. */
    private static List<Integer> worst(int count, IntToDoubleFunction number) {
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer sample) -> -number.applyAsDouble(sample)))
                .limit(MOST)
                .toList();
    }

    /** The places of the inputs of each column of a table, by its name; nothing of data that is no table. */
    private static SequencedMap<String, List<Integer>> inputs(ExaminedNetwork network) {
        SequencedMap<String, List<Integer>> inputs = new LinkedHashMap<>();
        if (network.dataset().layout() instanceof InputLayout.Columns columns) {
            for (int i = 0; i < columns.inputs().size(); i++) {
                String name = Visible.text(columns.inputs().get(i).column());
                if (inputs.containsKey(name) || inputs.size() < MOST_COLUMNS) {
                    inputs.computeIfAbsent(name, _ -> new ArrayList<>()).add(i);
                }
            }
        }
        return inputs;
    }

    private static List<Table.Column> inputColumns(
            ExaminedNetwork network, SequencedMap<String, List<Integer>> inputs) {
        return inputs.entrySet().stream()
                .map(input -> isNumber(network, input.getValue())
                        ? Table.Column.number(input.getKey(), input.getKey())
                        : Table.Column.text(input.getKey()))
                .toList();
    }

    private static boolean isNumber(ExaminedNetwork network, List<Integer> places) {
        return columns(network).inputs().get(places.getFirst()).category().isEmpty();
    }

    private static InputLayout.Columns columns(ExaminedNetwork network) {
        return (InputLayout.Columns) network.dataset().layout();
    }

    /** What a sample has in the columns of its table: a number, or the word of a category. */
    private static List<Table.Cell> inputCells(
            ExaminedNetwork network, SequencedMap<String, List<Integer>> inputs, int sample) {
        List<Table.Cell> cells = new ArrayList<>();
        for (List<Integer> places : inputs.sequencedValues()) {
            if (isNumber(network, places)) {
                int input = places.getFirst();
                double value = columns(network).unscaled(input, network.input(sample, input));
                String text =
                        Numbers.plain(Numbers.rounded(value, SINGLE_PRECISION).doubleValue());
                cells.add(new Table.Cell.Measured(text, List.of(text)));
            } else {
                String words = places.stream()
                        .filter(input -> network.input(sample, input) == 1)
                        .flatMap(input -> columns(network).inputs().get(input).category().stream())
                        .map(Visible::text)
                        .collect(Collectors.joining(", "));
                cells.add(new Table.Cell.Plain(words.isEmpty() ? Numbers.NONE : words));
            }
        }
        return cells;
    }

    private static Table.Cell place(int sample) {
        return new Table.Cell.Measured(String.valueOf(sample + 1), List.of(String.valueOf(sample + 1)));
    }

    private static Table.Cell number(double value) {
        return new Table.Cell.Measured(Numbers.four(value), List.of(Numbers.exact(value)));
    }
}
