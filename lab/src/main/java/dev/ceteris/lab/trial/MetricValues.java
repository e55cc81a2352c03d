// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The numbers of an epoch in the order of their metrics, as two arrays: a run has thousands of epochs with dozens of
 * numbers each, and a tree takes five times the memory. Not to be changed.
 */
final class MetricValues extends AbstractMap<Metric, Double> {
    private final Metric[] metrics;
    private final double[] values;

    MetricValues(Map<Metric, Double> of) {
        TreeMap<Metric, Double> sorted = new TreeMap<>(of);
        metrics = sorted.keySet().toArray(Metric[]::new);
        values = sorted.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public Double get(Object metric) {
        int at = at(metric);
        return at < 0 ? null : (Double) values[at];
    }

    @Override
    public boolean containsKey(Object metric) {
        return at(metric) >= 0;
    }

    private int at(Object key) {
        return key instanceof Metric metric ? Arrays.binarySearch(metrics, metric) : -1;
    }

    @Override
    public Set<Entry<Metric, Double>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<Metric, Double>> iterator() {
                return IntStream.range(0, metrics.length)
                        .mapToObj(i -> Map.entry(metrics[i], values[i]))
                        .iterator();
            }

            @Override
            public int size() {
                return metrics.length;
            }
        };
    }
}
