// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.theory;

import dev.ceteris.base.Numbers;
import dev.ceteris.lab.inspect.MeasuredTrial;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.section.SearchedNetworks;
import dev.ceteris.report.summary.Results;
import dev.ceteris.reproduction.ReproducedChapter;
import dev.ceteris.reproduction.Thoroughness;
import dev.ceteris.reproduction.architecture.ArchitectureChapter;
import dev.ceteris.theory.ComplexityMeasure;
import dev.ceteris.theory.VcBound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What learning theory says of the networks of the third experiment, computed, and whether it is so. */
public final class LearningTheoryChapter implements ReproducedChapter {
    private static final String LABELS = "random-labels";
    private static final String SIZES = "learning-curve";

    /** The gap that the VC-dimension allows is one that holds for 19 of 20 training sets. */
    private static final double DELTA = 0.05;

    private final Function<RunRecord, List<MeasuredTrial>> measures;

    /**
     * @param measures what learning theory says of the trials of {@link ArchitectureChapter#ANSWER} whose weights were
     *     kept
     */
    public LearningTheoryChapter(Function<RunRecord, List<MeasuredTrial>> measures) {
        this.measures = measures;
    }

    @Override
    public List<String> studies() {
        return List.of(LABELS, SIZES);
    }

    @Override
    public List<Setting> quick(String study) {
        return study.equals(LABELS)
                ? settings("data.train=300", "epochs=30", "learningRate=0.2", "batchSize=16")
                : settings("vary.hidden=[[128]]", "vary.train=[500, 2000, 8000]");
    }

    private static List<Setting> settings(String... settings) {
        return Arrays.stream(settings).map(Setting::parse).toList();
    }

    @Override
    public Chapter render(Map<String, Results> results, Thoroughness thoroughness) {
        Results trained = results.get(ArchitectureChapter.ANSWER);
        List<MeasuredTrial> networks = measures.apply(trained.run());
        List<SearchedNetworks> shapes = SearchedNetworks.all(trained, networks);
        Rankings rankings = Rankings.of(networks);
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading("Question and hypothesis"));
        elements.add(new Element.Paragraph(
                "The report motivates its choice of a network from statistical learning theory: the larger "
                        + "the set of functions that a "
                        + "network can express, against the number of training images, the larger the gap "
                        + "between training and test. Is that what the networks show?"));
        elements.add(new Element.Heading("What the bounds say"));
        elements.add(new Element.Paragraph(bounds(shapes, thoroughness)));
        if (!rankings.isEmpty()) {
            elements.add(new Element.Tabled(measures(shapes)));
            elements.add(new Element.Heading("How well each measure ranks the real gaps"));
            elements.add(new Element.Paragraph(
                    "Kendall's τ is 1 when a measure puts all networks in the order of their gaps, −1 when in the "
                            + "opposite one, "
                            + "and about 0 when it says nothing."));
            elements.add(new Element.Paragraph(thoroughness.conclusion(rankings.words(Gap.ERROR))));
            if (thoroughness == Thoroughness.WHOLE) {
                elements.add(new Element.Paragraph(rankings.words(Gap.LOSS)));
            }
            elements.add(new Element.Paragraph(
                    "The intervals come from drawing the shapes of the networks anew, seeds of one shape together; "
                            + "with so few shapes they are rather too narrow. A high τ is not a cause: the networks "
                            + "differ in width, depth and number of weights at once, and a measure that goes with one "
                            + "of them gets the credit of all. Sharpness is measured on the first training images "
                            + "only, everything else on all of them."));
            elements.add(new Element.Figures(List.of(rankings.dots(Gap.ERROR), rankings.dots(Gap.LOSS))));
            elements.add(new Element.Tabled(rankings.table()));
        }
        elements.addAll(RandomLabelFit.elements(LABELS, results.get(LABELS), thoroughness));
        elements.addAll(LearningCurve.elements(SIZES, results.get(SIZES)));
        return new Chapter("learning-theory", "3 · Architecture: what learning theory says", elements);
    }

    private static String bounds(List<SearchedNetworks> shapes, Thoroughness thoroughness) {
        List<SearchedNetworks> measured =
                shapes.stream().filter(shape -> !shape.measured().isEmpty()).toList();
        if (measured.isEmpty()) {
            return "The store has no weights of these networks, so nothing of them can be measured.";
        }
        double fewest = least(measured, ComplexityMeasure.PARAMETERS_PER_SAMPLE);
        String weights = (fewest > 1
                        ? "Each of the networks has more weights than there are training images, at least "
                        : "There are networks with fewer weights than training images; the smallest has ")
                + Numbers.decimals(fewest, 1) + " for each image. ";
        double smallest = measured.stream()
                .mapToDouble(LearningTheoryChapter::allowed)
                .min()
                .orElse(Double.NaN);
        String vacuous = Double.isNaN(smallest)
                ? ""
                : "The VC-dimension, which counts how many images a network could label in every way, then allows a "
                        + "gap of "
                        + Numbers.decimals(smallest, 2) + " at least"
                        + (smallest >= 1
                                ? ": more than everything, since an error is never above 1. Such a bound is called "
                                        + "vacuous. "
                                : ", with a probability of 95 %. ");
        double real = measured.stream()
                .flatMap(shape -> shape.measured().stream())
                .mapToDouble(MeasuredTrial::errorGap)
                .max()
                .orElse(Double.NaN);
        return weights + vacuous + "The largest gap in accuracy that was measured is " + Numbers.decimals(real, 4)
                + ". "
                + thoroughness.conclusion("So these bounds say nothing of how large the gap is; what is left to ask is "
                        + "whether what they are made of puts the networks in the right order.");
    }

    private static double least(List<SearchedNetworks> shapes, ComplexityMeasure measure) {
        return shapes.stream().mapToDouble(shape -> shape.mean(measure)).min().orElse(Double.NaN);
    }

    /** The gap that the VC bound allows; NaN when there is none. */
    private static double allowed(SearchedNetworks shape) {
        double dimension = shape.mean(ComplexityMeasure.VC_BOUND);
        double samples = shape.mean(ComplexityMeasure.PARAMETERS) / shape.mean(ComplexityMeasure.PARAMETERS_PER_SAMPLE);
        return Double.isNaN(dimension) ? Double.NaN : VcBound.gap((long) dimension, Math.round(samples), DELTA);
    }

    /** A row for each measure and a column for each network: nine columns are narrower than thirteen. */
    private static Table measures(List<SearchedNetworks> shapes) {
        List<SearchedNetworks> measured =
                shapes.stream().filter(shape -> !shape.measured().isEmpty()).toList();
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("measure")));
        measured.forEach(shape -> columns.add(Table.Column.number(shape.name(), shape.name())));
        List<Table.Row> rows = new ArrayList<>();
        for (Gap gap : Gap.values()) {
            rows.add(row(
                    gap.words(),
                    measured.stream()
                            .map(shape -> shape.measured().stream()
                                    .mapToDouble(gap::of)
                                    .average()
                                    .orElse(Double.NaN))
                            .toList()));
        }
        for (ComplexityMeasure measure : ComplexityMeasure.values()) {
            rows.add(row(
                    measure.label(),
                    measured.stream().map(shape -> shape.mean(measure)).toList()));
            if (measure == ComplexityMeasure.VC_BOUND) {
                rows.add(row(
                        "gap it allows",
                        measured.stream().map(LearningTheoryChapter::allowed).toList()));
            }
        }
        return new Table(
                "measures", "What was measured of the nine networks: gaps first, means over seeds", columns, rows);
    }

    private static Table.Row row(String name, List<Double> values) {
        return new Table.Row(
                new Table.Cell.Plain(name),
                values.stream()
                        .map(value -> (Table.Cell)
                                new Table.Cell.Measured(Numbers.plainly(value), List.of(Numbers.exact(value))))
                        .toList());
    }
}
