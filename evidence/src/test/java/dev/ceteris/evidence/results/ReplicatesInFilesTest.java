// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.DataException;
import dev.ceteris.evidence.verdict.Verdict;
import dev.ceteris.spec.StudyException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several trials of one seed in files of other tools. */
class ReplicatesInFilesTest {
    private static final String REPLICATED =
            ResultFolder.CLAIMS.replace("[optimizer]}", "[optimizer], seed: split, replicate: init}");

    private final ResultFolder folder;

    ReplicatesInFilesTest(@TempDir Path folder) {
        this.folder = new ResultFolder(folder);
    }

    /** Six splits of two initializations; accuracies in sixty-fourths, whose means are exact. */
    private static String replicated(String columns) {
        StringBuilder csv = new StringBuilder(columns + "\n");
        for (int split = 1; split <= 6; split++) {
            for (int init = 1; init <= 2; init++) {
                csv.append("adam,%d,%d,%s\n".formatted(split, init, (48 + split + 2 * init) / 64.0));
                csv.append("sgd,%d,%d,%s\n".formatted(split, init, (40 + 2 * split - init) / 64.0));
            }
        }
        return csv.toString();
    }

    private static String means() {
        StringBuilder csv = new StringBuilder("optimizer,seed,accuracy\n");
        for (int split = 1; split <= 6; split++) {
            csv.append("adam,%d,%s\n".formatted(split, (48 + split + 3) / 64.0));
            csv.append("sgd,%d,%s\n".formatted(split, (40 + 2 * split - 1.5) / 64.0));
        }
        return csv.toString();
    }

    private static Verdict verdict(FileResults results) {
        return results.verdicts().verdicts().getFirst();
    }

    @Test
    void replicates_of_a_seed_are_worth_their_mean() {
        FileResults replicated = folder.with("runs.csv", replicated("optimizer,split,init,accuracy"))
                .read(REPLICATED, "runs.csv");
        Verdict means = verdict(folder.with("means.csv", means()).read(ResultFolder.CLAIMS, "means.csv"));

        assertThat(verdict(replicated).seeds()).isEqualTo(6);
        assertThat(verdict(replicated).deciding().values())
                .isEqualTo(means.deciding().values());
        assertThat(verdict(replicated).corrected()).isEqualTo(means.corrected());
        assertThat(replicated.looks().seeds()).containsExactly(6);
        assertThat(replicated.notes()).anyMatch(note -> note.contains("count as one value, their mean"));
    }

    @Test
    void a_run_of_ceteris_says_its_replicates() {
        String text = replicated("condition.optimizer,seed,replicate,accuracy")
                .replaceFirst("accuracy", "accuracy,trial,state,resultEpoch,epoch,split,initialization")
                .replaceAll("(\\w+,(\\d),(\\d),[0-9.]+)\n", "$1,1,done,1,1,$2,$3\n");

        FileResults results = folder.with("export.csv", text).read(ResultFolder.CLAIMS, "export.csv");

        assertThat(verdict(results).seeds()).isEqualTo(6);
        assertThat(results.observations().trials().getFirst().metrics())
                .containsKey("accuracy")
                .doesNotContainKeys("replicate", "split", "initialization");
    }

    @Test
    void without_a_word_about_them_they_are_refused_with_both_ways_out() {
        folder.with("runs.csv", replicated("optimizer,seed,init,accuracy"));

        assertThatThrownBy(() -> folder.read(ResultFolder.CLAIMS, "runs.csv"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("state columns: {seed: [seed, init]}, or {replicate: init} if they share what the"
                        + " seed draws");
    }

    @Test
    void replicates_without_a_seed_are_refused() {
        folder.with("runs.csv", replicated("optimizer,split,init,accuracy"));

        assertThatThrownBy(() -> folder.read(REPLICATED.replace("seed: split, ", ""), "runs.csv"))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("'columns.replicate' is 'init', and runs.csv has no column 'seed'");
        assertThatThrownBy(() -> folder.read(REPLICATED.replace("replicate: init", "replicate: split"), "runs.csv"))
                .hasMessageContaining("'columns.replicate' and 'columns.seed' are both 'split'");
        assertThatThrownBy(() -> folder.read(REPLICATED.replace("replicate: init", "replicate: start"), "runs.csv"))
                .hasMessageContaining("unknown column 'start' in 'columns.replicate'");
    }

    @Test
    void a_replicate_without_a_number_is_refused_at_its_place() {
        folder.with("runs.csv", replicated("optimizer,split,init,accuracy").replaceFirst("adam,1,2", "adam,1,"));

        assertThatThrownBy(() -> folder.read(REPLICATED, "runs.csv"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("runs.csv:4");
    }
}
