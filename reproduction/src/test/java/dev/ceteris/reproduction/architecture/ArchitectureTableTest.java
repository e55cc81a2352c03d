// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.lab.study.Setting;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.ShippedRuns;
import dev.ceteris.report.section.SearchedNetworks;
import dev.ceteris.report.summary.Results;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Law: the table of the nine networks names the epoch that counts. */
class ArchitectureTableTest {
    @Test
    void where_trials_keep_their_best_epoch_the_table_does_not_speak_of_the_last_one() {
        Results results = Results.of(ShippedRuns.of(
                "architecture-nine",
                List.of(
                        Setting.parse("data.validation=5000"),
                        Setting.parse("training.earlyStopping={patience: {epochs: 2}}")),
                spec -> ShippedRuns.done(spec, Map.of(Metric.TEST_ACCURACY, 0.97))));

        assertThat(ArchitectureTable.of(SearchedNetworks.all(results, List.of()), results)
                        .caption())
                .contains("over n seeds at the best epoch by validation.loss");
    }
}
