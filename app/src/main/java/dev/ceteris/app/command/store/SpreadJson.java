// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.store;

import dev.ceteris.evidence.statistics.NestedVariance;
import dev.ceteris.lab.results.SpreadSources;
import dev.ceteris.lab.trial.RandomSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the spread of a run's results comes from, as JSON. */
final class SpreadJson {
    private SpreadJson() {}

    /** An item for each metric, and one for its difference between two conditions. */
    static List<Map<String, Object>> of(SpreadSources spread) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (SpreadSources.OfMetric of : spread.metrics()) {
            items.add(item(spread, of, "trials", of.ofTrials()));
            of.ofDifferences().ifPresent(variance -> items.add(item(spread, of, "differences", variance)));
        }
        return items;
    }

    private static Map<String, Object> item(
            SpreadSources spread, SpreadSources.OfMetric of, String kind, NestedVariance variance) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("metric", of.metric().key());
        item.put("of", kind);
        item.put("conditions", of.conditions());
        List<Map<String, Object>> sources = new ArrayList<>();
        for (int i = 0; i < spread.sources().size(); i++) {
            sources.add(source(spread.sources().get(i), variance.components().get(i)));
        }
        item.put("sources", sources);
        item.put("standardDeviation", variance.deviation());
        return item;
    }

    private static Map<String, Object> source(SpreadSources.Source source, NestedVariance.Component component) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("source", source.parts().stream().map(RandomSource::word).toList());
        fields.put("numbers", source.count());
        fields.put("share", component.share());
        fields.put("standardDeviation", component.deviation());
        fields.put(
                "interval",
                component.hasInterval()
                        ? List.of(
                                component.interval().low(), component.interval().high())
                        : null);
        return fields;
    }
}
