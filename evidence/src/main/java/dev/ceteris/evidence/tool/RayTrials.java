// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.tool;

import dev.ceteris.evidence.tool.NameRules.Beginning;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/** Results of Ray Tune: {@code result.json} and {@code progress.csv}, a row for each report of one trial. */
public final class RayTrials implements TableLayout {
    private static final NameRules RULES = new NameRules(
            Map.ofEntries(
                    Map.entry("training_iteration", Role.EPOCH),
                    Map.entry("trial_id", Role.TRIAL),
                    Map.entry("time_total_s", Role.METRIC),
                    Map.entry("done", Role.SKIPPED),
                    Map.entry("date", Role.SKIPPED),
                    Map.entry("timestamp", Role.SKIPPED),
                    Map.entry("time_this_iter_s", Role.SKIPPED),
                    Map.entry("time_since_restore", Role.SKIPPED),
                    Map.entry("iterations_since_restore", Role.SKIPPED),
                    Map.entry("timesteps_since_restore", Role.SKIPPED),
                    Map.entry("timesteps_total", Role.SKIPPED),
                    Map.entry("episodes_total", Role.SKIPPED),
                    Map.entry("warmup_time", Role.SKIPPED),
                    Map.entry("pid", Role.SKIPPED),
                    Map.entry("hostname", Role.SKIPPED),
                    Map.entry("node_ip", Role.SKIPPED),
                    Map.entry("experiment_id", Role.SKIPPED),
                    Map.entry("experiment_tag", Role.SKIPPED),
                    Map.entry("should_checkpoint", Role.SKIPPED),
                    Map.entry("checkpoint_dir_name", Role.SKIPPED)),
            List.of(
                    new Beginning("config.", Role.FACTOR),
                    new Beginning("config/", Role.FACTOR),
                    new Beginning("perf", Role.SKIPPED)),
            Role.OTHER);

    @Override
    public String tool() {
        return "results of Ray Tune";
    }

    @Override
    public boolean fits(SequencedSet<String> names) {
        return names.contains("training_iteration") && (names.contains("trial_id") || names.contains("time_total_s"));
    }

    @Override
    public List<Column> columns(SequencedSet<String> names) {
        return RULES.columns(names);
    }
}
