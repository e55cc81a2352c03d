// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.claim.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A trial as its rows are gathered. */
final class ResultTrial {
    /** The epoch of results that have only one row for each trial. */
    static final double ONLY = 1;

    private final List<Level> levels;
    private final String seed;
    private final List<Epoch> epochs = new ArrayList<>(1);
    private boolean marked;

    /**
     * One row.
     *
     * @param file which of the files it stands in
     * @param number of the row
     * @param values of the metrics that were known by then; NaN as well where there is none
     * @param measured whether there is one
     */
    record Epoch(double epoch, ResultFile file, int number, double[] values, boolean[] measured) {
        /** The value of a metric, NaN if that is what was written; empty where nothing was. */
        OptionalDouble value(int metric) {
            return metric < values.length && measured[metric]
                    ? OptionalDouble.of(values[metric])
                    : OptionalDouble.empty();
        }

        String place() {
            return file.place(number);
        }
    }

    ResultTrial(List<Level> levels, String seed) {
        this.levels = levels;
        this.seed = seed;
    }

    List<Level> levels() {
        return levels;
    }

    String seed() {
        return seed;
    }

    /** Whether its results say that it diverged. */
    boolean isMarked() {
        return marked;
    }

    void mark() {
        marked = true;
    }

    void add(Epoch epoch) {
        epochs.add(epoch);
    }

    /** Puts its rows in order; the second of two rows of one epoch, if there is one. */
    Optional<Epoch[]> sort() {
        epochs.sort(Comparator.comparingDouble(Epoch::epoch));
        for (int i = 1; i < epochs.size(); i++) {
            if (epochs.get(i).epoch() == epochs.get(i - 1).epoch()) {
                return Optional.of(new Epoch[] {epochs.get(i - 1), epochs.get(i)});
            }
        }
        return Optional.empty();
    }

    Epoch last() {
        return epochs.getLast();
    }

    List<Epoch> epochs() {
        return epochs;
    }

    /** A metric epoch by epoch; an epoch in which it was not measured is left out, one that ended it is not. */
    Optional<Series> series(int metric) {
        double[] places = new double[epochs.size()];
        double[] values = new double[epochs.size()];
        int count = 0;
        for (int i = 0; i < epochs.size(); i++) {
            OptionalDouble value = epochs.get(i).value(metric);
            boolean isLast = i == epochs.size() - 1;
            if (value.isPresent() && (isLast || !Double.isNaN(value.getAsDouble()))) {
                places[count] = epochs.get(i).epoch();
                values[count++] = value.getAsDouble();
            }
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(new Series(Arrays.copyOf(places, count), Arrays.copyOf(values, count)));
    }
}
