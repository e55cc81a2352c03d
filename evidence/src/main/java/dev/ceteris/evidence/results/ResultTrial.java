// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.claim.Series;
import dev.ceteris.evidence.format.ResultFile;
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
    private final String replicate;
    private final List<Epoch> epochs = new ArrayList<>(1);
    private boolean marked;
    private String state = "";
    private OptionalDouble resultEpoch = OptionalDouble.empty();

    /**
     * One row, or several of the same epoch.
     *
     * @param order within the epoch; the later value of a metric counts; NaN where rows have no order
     * @param file of the row
     * @param number of the row
     * @param values of the metrics that were known by then; NaN as well where there is none
     * @param measured whether there is one
     */
    record Epoch(double epoch, double order, ResultFile file, int number, double[] values, boolean[] measured) {
        /** The value of a metric, NaN if that is what was written; empty where nothing was. */
        OptionalDouble value(int metric) {
            return metric < values.length && measured[metric]
                    ? OptionalDouble.of(values[metric])
                    : OptionalDouble.empty();
        }

        String place() {
            return file.place(number);
        }

        Epoch at(double other) {
            return new Epoch(other, order, file, number, values, measured);
        }

        /** Whether another row of the epoch has another value of some metric, and no order says which one counts. */
        boolean contradicts(Epoch later) {
            if (!Double.isNaN(order) && !Double.isNaN(later.order)) {
                return false;
            }
            for (int i = 0; i < Math.min(values.length, later.values.length); i++) {
                if (measured[i] && later.measured[i] && Double.compare(values[i], later.values[i]) != 0) {
                    return true;
                }
            }
            return false;
        }

        /** Both rows as one: the values of the later one, and those that only this one has. */
        Epoch and(Epoch later) {
            int count = Math.max(values.length, later.values.length);
            double[] all = Arrays.copyOf(values, count);
            boolean[] known = Arrays.copyOf(measured, count);
            for (int i = 0; i < later.values.length; i++) {
                if (later.measured[i]) {
                    all[i] = later.values[i];
                    known[i] = true;
                }
            }
            return new Epoch(epoch, later.order, file, number, all, known);
        }
    }

    ResultTrial(List<Level> levels, String seed, String replicate) {
        this.levels = levels;
        this.seed = seed;
        this.replicate = replicate;
    }

    List<Level> levels() {
        return levels;
    }

    String seed() {
        return seed;
    }

    /** Which of the trials of its condition and seed it is; empty where there is one. */
    String replicate() {
        return replicate;
    }

    /** Whether its results say that it diverged. */
    boolean isMarked() {
        return marked;
    }

    void mark() {
        marked = true;
    }

    /** The word of its state in its last row; empty where no column has one. */
    String state() {
        return state;
    }

    void state(String word) {
        state = word;
    }

    OptionalDouble resultEpoch() {
        return resultEpoch;
    }

    void resultEpoch(double epoch) {
        resultEpoch = OptionalDouble.of(epoch);
    }

    void add(Epoch epoch) {
        epochs.add(epoch);
    }

    /** Gives its rows one epoch, of results that have no epochs after all. */
    void forgetEpochs() {
        epochs.replaceAll(epoch -> epoch.at(ONLY));
    }

    /** Puts its rows in order. */
    void sort() {
        epochs.sort(Comparator.comparingDouble(Epoch::epoch).thenComparingDouble(Epoch::order));
    }

    /** Makes one row of the rows of an epoch, which are in order; two rows that contradict each other, if any do. */
    Optional<Epoch[]> merge() {
        List<Epoch> merged = new ArrayList<>(epochs.size());
        for (Epoch epoch : epochs) {
            if (merged.isEmpty() || merged.getLast().epoch() != epoch.epoch()) {
                merged.add(epoch);
            } else if (merged.getLast().contradicts(epoch)) {
                return Optional.of(new Epoch[] {merged.getLast(), epoch});
            } else {
                merged.set(merged.size() - 1, merged.getLast().and(epoch));
            }
        }
        epochs.clear();
        epochs.addAll(merged);
        return Optional.empty();
    }

    Epoch first() {
        return epochs.getFirst();
    }

    Epoch last() {
        return epochs.getLast();
    }

    List<Epoch> epochs() {
        return epochs;
    }

    /** The value of a metric in the last epoch that has one; NaN if that is what was written. */
    OptionalDouble lastValue(int metric) {
        for (int i = epochs.size() - 1; i >= 0; i--) {
            OptionalDouble value = epochs.get(i).value(metric);
            if (value.isPresent()) {
                return value;
            }
        }
        return OptionalDouble.empty();
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
