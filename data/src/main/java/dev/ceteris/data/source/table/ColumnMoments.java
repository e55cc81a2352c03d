// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.table;

/** Count, mean, spread and range of numbers, kept up to date while they pass by (Welford 1962). */
final class ColumnMoments {
    private long count;
    private long zeros;
    private double mean;
    private double squares;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;

    void add(double value) {
        count++;
        zeros += value == 0 ? 1 : 0;
        double distance = value - mean;
        mean += distance / count;
        squares += distance * (value - mean);
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
    }

    long count() {
        return count;
    }

    long zeros() {
        return zeros;
    }

    double mean() {
        return mean;
    }

    double least() {
        return least;
    }

    double greatest() {
        return greatest;
    }

    /** Standard deviation of the population; 0 for numbers that are all equal. */
    double deviation() {
        return least == greatest || count == 0 ? 0 : Math.sqrt(squares / count);
    }

    /** Mean of {@code (value − about)²}. */
    double meanSquareAbout(double about) {
        double distance = mean - about;
        return deviation() * deviation() + distance * distance;
    }
}
