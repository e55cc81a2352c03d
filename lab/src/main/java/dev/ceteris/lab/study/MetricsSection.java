// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.data.source.CsvSource;
import dev.ceteris.data.source.Task;
import dev.ceteris.data.source.function.FunctionSource;
import dev.ceteris.engine.network.Loss;
import dev.ceteris.evidence.text.KnownMetrics;
import dev.ceteris.evidence.text.OpenMetrics;
import dev.ceteris.lab.trial.DataSpec;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.MetricName;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.ValueKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The section {@code metrics} of a study: what it compares, which has to be something that its trials measure. */
final class MetricsSection {
    static final String KEY = "metrics";

    private final Factorial factorial;
    private final boolean choosesLoss;

    /**
     * @param factorial whose trials measure
     * @param choosesLoss whether the loss, or a number of it, is chosen anew for each condition
     */
    MetricsSection(Factorial factorial, boolean choosesLoss) {
        this.factorial = factorial;
        this.choosesLoss = choosesLoss;
    }

    /**
     * The metrics that a study names, and the usual ones when it names none.
     *
     * @throws StudyException at the place of one that is unknown, there twice or not measured
     */
    List<String> of(Node.Fields tree) {
        return tree.value(KEY).map(this::listed).orElseGet(this::usual);
    }

    /** Every metric that some trial measures, and why none measures the others. */
    KnownMetrics known() {
        List<String> measured = new ArrayList<>();
        Map<String, String> lacking = new HashMap<>();
        for (Metric metric : Metric.fixed()) {
            lack(metric).ifPresentOrElse(lack -> lacking.put(metric.key(), lack), () -> measured.add(metric.key()));
        }
        return new KnownMetrics(
                measured,
                Metric.directions(),
                Metric.fixed().stream()
                        .filter(Metric::isShareOfAnswers)
                        .map(Metric::key)
                        .collect(Collectors.toSet()),
                lacking,
                new WithArguments(),
                KnownMetrics.Remedy.CHOOSE_ANOTHER);
    }

    /** What a study compares that does not say. */
    private List<String> usual() {
        if (datas().allMatch(MetricsSection::isTableOfNumbers)) {
            return Stream.of(Metric.TEST_MSE, Metric.TEST_MAE, Metric.TEST_R2, Metric.TRAIN_MSE, Metric.EPOCH_SECONDS)
                    .map(Metric::key)
                    .toList();
        }
        return Stream.of(Metric.TEST_ACCURACY, Metric.TEST_LOSS, Metric.TRAIN_LOSS, Metric.EPOCH_SECONDS)
                .filter(metric -> lack(metric).isEmpty())
                .map(Metric::key)
                .toList();
    }

    private List<String> listed(Node node) {
        List<String> metrics = new ArrayList<>();
        for (Node item :
                Binder.items(node, "'" + KEY + "'", "a list of metrics").values()) {
            String key = metric(item).key();
            if (metrics.contains(key)) {
                throw item.place().error("'" + KEY + "' has '" + key + "' twice; keep one of them");
            }
            metrics.add(key);
        }
        if (metrics.isEmpty()) {
            throw node.place()
                    .error("'" + KEY + "' is empty, expected at least one of " + String.join(", ", Metric.keys()));
        }
        return List.copyOf(metrics);
    }

    private Metric metric(Node item) {
        String key = Binder.text(item, "an item of '" + KEY + "'");
        Metric metric =
                Metric.of(key).orElseThrow(() -> item.place().error(MetricName.refusal("metric '" + key + "'", key)));
        lack(metric).ifPresent(lack -> {
            throw item.place().error("'" + key + "' is not measured when " + lack);
        });
        return metric;
    }

    /** Those of classes and quantiles, which claims can be about as well. */
    private final class WithArguments implements OpenMetrics {
        @Override
        public Optional<Found> find(String name) {
            return Metric.of(name)
                    .filter(metric -> !metric.isFixed() && lack(metric).isEmpty())
                    .map(metric -> new Found(metric.key(), metric.direction(), metric.isShareOfAnswers()));
        }

        @Override
        public Optional<String> refusal(String what, String name) {
            if (!MetricName.of(name).hasArgument()) {
                return Optional.empty();
            }
            return Optional.of(Metric.of(name)
                    .flatMap(MetricsSection.this::lack)
                    .map(lack -> what + " is not measured, because " + lack)
                    .orElseGet(() -> MetricName.refusal(what, name)));
        }
    }

    /** What an item of the section can be. */
    static ValueKind described() {
        return ValueKind.Either.of(
                new ValueKind.Words(Metric.keys()),
                new ValueKind.Phrased(
                        "one of a class or a quantile",
                        new ValueKind.Text(MetricName.pattern(_ -> true), 0, Integer.MAX_VALUE)));
    }

    /** Why no trial measures a metric, and what to do. */
    private Optional<String> lack(Metric metric) {
        if ((metric.isAccuracy() || metric.isClassScore()) && !learnsClasses()) {
            return Optional.of("numbers are learned and not classes; compare test.mae, test.r2 or losses");
        }
        if (metric.equals(Metric.DIAGONAL_LOSS) && datas().noneMatch(MetricsSection::hasDiagonal)) {
            return Optional.of(
                    "the data is not a function with a diagonal; set its 'diagonal' or leave the metric out");
        }
        if (metric.isTargetError() && !learnsNumbers()) {
            return Optional.of("classes are learned and not numbers; compare accuracies");
        }
        if ((metric.isLoss() || metric.equals(Metric.GENERALIZATION_GAP)) && losesDifferently()) {
            return Optional.of("trials differ in 'training.loss', of which it would be the mean; compare "
                    + (learnsClasses() ? "test.accuracy or test.logLoss" : "test.mae or test.mse")
                    + ", which have one meaning for all of them");
        }
        if (metric.isOfValidation() && datas().allMatch(data -> data.validation() == 0)) {
            return Optional.of("'data.validation' is 0; set some samples aside or leave the metric out");
        }
        return Optional.empty();
    }

    /** Whether trials with the same kind of targets make different losses small, whose values are not comparable. */
    private boolean losesDifferently() {
        Map<Boolean, Long> losses = factorial.cells().stream()
                .map(cell -> cell.knobs().loss())
                .distinct()
                .collect(Collectors.partitioningBy(Loss::classifies, Collectors.counting()));
        return choosesLoss || losses.values().stream().anyMatch(count -> count > 1);
    }

    private boolean learnsClasses() {
        return datas().anyMatch(data -> data.source().task() == Task.CLASSIFICATION);
    }

    private boolean learnsNumbers() {
        return datas().anyMatch(data -> data.source().task() == Task.REGRESSION);
    }

    private static boolean isTableOfNumbers(DataSpec data) {
        return data.source() instanceof CsvSource table && table.task() == Task.REGRESSION;
    }

    private static boolean hasDiagonal(DataSpec data) {
        return data.source() instanceof FunctionSource function && function.diagonal() > 0;
    }

    private Stream<DataSpec> datas() {
        return factorial.cells().stream().map(cell -> cell.knobs().data());
    }
}
