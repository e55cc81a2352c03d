// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.evidence.statistics.Skewness;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How skewed a contrast is, by its conditions. A contrast of a few seeds hardly shows it; its conditions, taken
 * together, have several times as many values.
 */
final class ConditionSkewness {
    private final Observations results;
    private final Map<Measure, Double> ofConditions = new ConcurrentHashMap<>();

    ConditionSkewness(Observations results) {
        this.results = results;
    }

    /**
     * Of a sum, by what its parts show; of a condition alone by what it shows, or all conditions do, whichever is more;
     * 0 where a value is not known exactly, since only the order counts then.
     */
    double of(
            Measure measure,
            List<Observations.Weighted> parts,
            List<SequencedMap<String, ValueRange>> values,
            SequencedSet<String> seeds) {
        if (!values.stream()
                .allMatch(part -> seeds.stream().allMatch(seed -> part.get(seed).isExact()))) {
            return 0;
        }
        double sum = Skewness.ofSum(
                values.stream()
                        .map(part -> seeds.stream()
                                .mapToDouble(seed -> part.get(seed).low())
                                .toArray())
                        .toList(),
                parts.stream().mapToDouble(Observations.Weighted::weight).toArray());
        double shared = parts.size() > 1 ? 0 : parts.getFirst().weight() * common(measure);
        return Math.abs(shared) > Math.abs(sum) ? shared : sum;
    }

    /** The mean of what each condition shows. */
    private double common(Measure measure) {
        return ofConditions.computeIfAbsent(
                measure,
                wanted -> results.combinationsWithout(List.of()).stream()
                        .map(condition -> results.values(condition, wanted).values())
                        .filter(all -> all.stream().allMatch(ValueRange::isExact))
                        .mapToDouble(all -> Skewness.of(
                                all.stream().mapToDouble(ValueRange::low).toArray()))
                        .average()
                        .orElse(0));
    }
}
