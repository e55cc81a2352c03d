// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.Knobs;
import dev.ceteris.lab.trial.Metric;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The condition of a run with the best mean over its finished trials: of the accuracy on the test set, or of the loss
 * where there is no accuracy; of the mean absolute error where conditions differ in their loss.
 *
 * @param metric that is compared
 * @param mean of the condition's finished trials, each at its result epoch
 * @param condition that has it
 * @param trials how many finished trials it has
 */
public record BestCondition(Metric metric, double mean, Condition condition, int trials) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<SequencedMap<String, Object>> LEVELS = new TypeReference<>() {};

    /** How a study may call the loss, or a number of it. */
    private static final List<String> LOSSES = Knobs.PATHS.stream()
            .filter(path -> path.startsWith("training.loss"))
            .flatMap(path -> Stream.of(path, Knobs.name(path)))
            .toList();

    private record Mean(String run, Metric metric, double value, String condition, int trials) {}

    /** Of every run that has a finished trial, by the id of the run; without conditions that have a pruned trial. */
    static Map<String, BestCondition> ofRuns(Handle handle) {
        List<Mean> means = handle.createQuery(
                        "SELECT t.run, m.metric, avg(m.value) AS mean, t.condition, count(*) AS trials"
                                + " FROM trial t JOIN epoch_metric m ON m.trial = t.id AND m.epoch = t.result_epoch"
                                + " WHERE t.role = 'study' AND t.state = 'done' AND m.value IS NOT NULL"
                                + " AND NOT EXISTS (SELECT 1 FROM trial p WHERE p.run = t.run"
                                + " AND p.condition = t.condition AND p.pruned_at_epoch IS NOT NULL)"
                                + " AND m.metric IN (:accuracy, :loss, :error) GROUP BY t.run, m.metric, t.condition"
                                + " ORDER BY min(t.number)")
                .bind("accuracy", Metric.TEST_ACCURACY.key())
                .bind("loss", Metric.TEST_LOSS.key())
                .bind("error", Metric.TEST_MAE.key())
                .map((row, _) -> new Mean(
                        row.getString("run"),
                        Metric.of(row.getString("metric")).orElseThrow(),
                        row.getDouble("mean"),
                        row.getString("condition"),
                        row.getInt("trials")))
                .list();
        Map<String, Mean> best = new HashMap<>();
        // Levels of a loss show that it is varied; recipes and tuning name it in the text of the study alone.
        Set<String> ofManyLosses = means.stream()
                .filter(mean -> !Collections.disjoint(levels(mean).keySet(), LOSSES))
                .map(Mean::run)
                .collect(Collectors.toCollection(HashSet::new));
        ofManyLosses.addAll(handle.createQuery("SELECT id FROM run WHERE text LIKE '%  training.loss:%'")
                .mapTo(String.class)
                .list());
        means.stream()
                .filter(mean ->
                        !mean.metric().equals(ofManyLosses.contains(mean.run()) ? Metric.TEST_LOSS : Metric.TEST_MAE))
                .forEach(mean -> best.merge(mean.run(), mean, BestCondition::better));
        Map<String, BestCondition> conditions = new HashMap<>();
        best.forEach((run, mean) -> conditions.put(
                run, new BestCondition(mean.metric(), mean.value(), new Condition(levels(mean)), mean.trials())));
        return conditions;
    }

    private static SequencedMap<String, Object> levels(Mean mean) {
        return JSON.readValue(mean.condition(), LEVELS);
    }

    /** An accuracy before a loss; of equals the earlier one. */
    private static Mean better(Mean one, Mean other) {
        if (!one.metric().equals(other.metric())) {
            return one.metric().equals(Metric.TEST_ACCURACY) ? one : other;
        }
        boolean isBetter =
                one.metric().equals(Metric.TEST_ACCURACY) ? other.value() > one.value() : other.value() < one.value();
        return isBetter ? other : one;
    }
}
