// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.progress;

import dev.ceteris.lab.trial.Condition;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** How long epochs take, learned from those that have ended, one figure a condition. Not thread-safe. */
final class Estimate {
    /** Weight of the newest epoch: the first ones, slow while code is being compiled, are forgotten after a few. */
    private static final double NEWEST = 0.3;

    private final Map<Condition, Double> epochSeconds = new HashMap<>();

    void epochTook(Condition condition, double seconds) {
        epochSeconds.merge(condition, seconds, (known, newest) -> known + NEWEST * (newest - known));
    }

    /**
     * Seconds of an epoch; of a condition without one yet, the mean of the others; NaN before the first epoch of all.
     */
    double epochSeconds(Condition condition) {
        Double known = epochSeconds.get(condition);
        return known != null ? known : mean(epochSeconds.values());
    }

    private static double mean(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /**
     * Seconds until the last trial ends, when every free core takes the next waiting trial.
     *
     * @param running seconds left of each running trial
     * @param waiting seconds that each waiting trial will take, in the order of the study
     */
    static double secondsLeft(List<Double> running, List<Double> waiting, int cores) {
        PriorityQueue<Double> free = new PriorityQueue<>(running);
        while (free.size() < cores) {
            free.add(0.0);
        }
        double last = running.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        for (double seconds : waiting) {
            double end = free.remove() + seconds;
            free.add(end);
            // NaN, an unknown length, wins: what is not known of a part is not known of the whole.
            last = Math.max(last, end);
        }
        return last;
    }
}
