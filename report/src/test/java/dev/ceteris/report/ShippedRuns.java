// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report;

import dev.ceteris.lab.store.EpochRecord;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.TrialRecord;
import dev.ceteris.lab.store.TrialState;
import dev.ceteris.lab.study.Metric;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.lab.study.Studies;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.study.StudyReader;
import dev.ceteris.lab.study.TrialSpec;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs of studies that come with Ceteris, with numbers made up by a test: nothing is trained. */
final class ShippedRuns {
    private ShippedRuns() {}

    /** What a trial came to. */
    interface Outcome {
        TrialRecord of(TrialSpec spec);
    }

    static RunRecord of(String name, List<Setting> settings, Outcome outcome) {
        Study study = StudyReader.read(Studies.find(name), settings);
        return new RunRecord(
                name + "-1f3a9c",
                study,
                Runs.provenance(),
                Instant.parse("2026-03-01T09:30:00Z"),
                study.trials().stream().map(outcome::of).toList(),
                study.tuning().trials().stream().map(outcome::of).toList());
    }

    static RunRecord of(String name, Outcome outcome) {
        return of(name, List.of(), outcome);
    }

    /** Done after one epoch that measured this and, beside it, whatever every epoch measures. */
    static TrialRecord done(TrialSpec spec, Map<Metric, Double> measured) {
        return new TrialRecord(
                spec.number(),
                spec.condition(),
                spec.seed(),
                new TrialState.Done(Runs.digest(spec.number()), 1),
                List.of(epoch(1, measured)));
    }

    static TrialRecord diverged(TrialSpec spec) {
        return new TrialRecord(
                spec.number(), spec.condition(), spec.seed(), new TrialState.Diverged(3), Runs.exploding(3));
    }

    static EpochRecord epoch(int epoch, Map<Metric, Double> measured) {
        Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
        for (Metric metric : List.of(
                Metric.TRAIN_LOSS,
                Metric.TEST_LOSS,
                Metric.VALIDATION_LOSS,
                Metric.GENERALIZATION_GAP,
                Metric.WEIGHT_NORM,
                Metric.WEIGHTS_LARGEST,
                Metric.EPOCH_SECONDS)) {
            metrics.put(metric, 0.5);
        }
        metrics.put(Metric.EPOCH_BATCHES, 10.0);
        metrics.put(Metric.UPDATES, 10.0 * epoch);
        metrics.put(Metric.WEIGHTS_ZERO, 0.0);
        metrics.put(Metric.TEST_ACCURACY, 0.9);
        metrics.put(Metric.TRAIN_ACCURACY, 0.9);
        metrics.put(Metric.VALIDATION_ACCURACY, 0.9);
        metrics.putAll(measured);
        return new EpochRecord(epoch, metrics);
    }

    /** What a chapter says, tables included. */
    static String text(List<Element> elements) {
        StringBuilder text = new StringBuilder();
        for (Element element : elements) {
            switch (element) {
                case Element.Paragraph(String words) -> text.append(words).append('\n');
                case Element.Tabled(Table table) ->
                    table.texts().forEach(row -> text.append(row).append('\n'));
                case Element.Heading _, Element.Ruling _, Element.Legend _, Element.Figures _, Element.Listing _ -> {}
            }
        }
        return text.toString();
    }

    static Plot plot(List<Element> elements, String id) {
        return elements.stream()
                .flatMap(element ->
                        element instanceof Element.Figures(List<Plot> plots) ? plots.stream() : Stream.<Plot>empty())
                .filter(plot -> plot.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
