// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.run;

import dev.ceteris.app.terminal.Times;
import dev.ceteris.base.Plural;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import java.util.HashMap;
import java.util.Map;

/** What a quick run with one seed leaves open. */
final class FirstLook {
    private FirstLook() {}

    /**
     * One line: that there are no verdicts, and what the whole study would train and take by the epochs that were
     * measured.
     *
     * @param run the quick one
     * @param full the study as it is
     */
    static String line(RunRecord run, Study full, int cores) {
        String networks = Plural.of(full.allTrials().size(), "network") + " without --quick";
        double seconds = seconds(run, full) / Math.min(cores, full.allTrials().size());
        return "one seed: no verdicts; " + networks
                + (Double.isNaN(seconds) || seconds == 0 ? "" : ", about " + Times.time(seconds));
    }

    /** Of all trials one after another; the shortest measured epoch counts, because the first one warms up. */
    private static double seconds(RunRecord run, Study full) {
        Map<Condition, Double> shortest = new HashMap<>();
        for (TrialRecord trial : run.trials()) {
            for (EpochRecord epoch : trial.epochs()) {
                shortest.merge(
                        trial.condition(), epoch.metrics().getOrDefault(Metric.EPOCH_SECONDS, Double.NaN), Math::min);
            }
        }
        double mean = shortest.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
        return full.allTrials().stream()
                .mapToDouble(trial -> epochs(trial) * shortest.getOrDefault(trial.condition(), mean))
                .sum();
    }

    private static int epochs(TrialSpec trial) {
        return trial.training().epochs();
    }
}
