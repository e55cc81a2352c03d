// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import dev.ceteris.base.Numbers;
import dev.ceteris.lab.trial.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What seeds measured, as readers see it: as many digits as the spread over seeds allows. */
public final class Digits {
    private Digits() {}

    /**
     * {@code 0.9785 ± 0.0011}: the deviation with two digits, the mean down to the same place. A single value, or equal
     * ones, have no deviation to go by: four and six digits.
     */
    public static String of(Spread spread) {
        if (spread.n() == 0) {
            return Numbers.NONE;
        }
        if (Double.isNaN(spread.deviation())) {
            return Numbers.four(spread.mean());
        }
        if (spread.deviation() == 0) {
            return Numbers.plain(Numbers.rounded(spread.mean(), 6)) + " ± 0";
        }
        BigDecimal deviation = Numbers.rounded(spread.deviation(), 2);
        BigDecimal mean = new BigDecimal(spread.mean()).setScale(deviation.scale(), RoundingMode.HALF_EVEN);
        return Numbers.plain(mean) + " ± " + Numbers.plain(deviation);
    }

    /** The same of a metric; a count of a network is the same for every seed, and is written in full. */
    public static String of(Metric metric, Spread spread) {
        boolean counted = metric.format() == Metric.Format.COUNT;
        return counted && spread.n() > 0 && !(spread.deviation() > 0)
                ? String.valueOf((long) spread.mean())
                : of(spread);
    }

    /** What one trial measured: shares with four decimals, so that a column of them can be compared. */
    public static String of(Metric metric, double value) {
        return metric.format() == Metric.Format.SHARE && Double.isFinite(value)
                ? new BigDecimal(value).setScale(4, RoundingMode.HALF_EVEN).toPlainString()
                : Numbers.four(value);
    }
}
