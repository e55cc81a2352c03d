// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.DataException;
import dev.ceteris.evidence.verdict.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Laws: the curves of two files are never made one, whatever order their rows have; a restarted training is. */
class CurvesInFilesTest {
    private final Path path;
    private final ResultFolder folder;

    CurvesInFilesTest(@TempDir Path path) {
        this.path = path;
        this.folder = new ResultFolder(path);
    }

    private static String claims(String from) {
        return """
                from: "%s"
                hypotheses:
                  - greater: {metric: acc, of: {optimizer: adam}, than: {optimizer: sgd}}
                """.formatted(from);
    }

    /** Six seeds of two optimizers, with a file in each of two places; Adam is better in the second one alone. */
    private void write(String first, String second, String header, String rowsOfFirst, String rowsOfSecond) {
        for (String optimizer : List.of("adam", "sgd")) {
            for (int seed = 1; seed <= 6; seed++) {
                String run = "logs/" + optimizer + "-s" + seed;
                String digit = (optimizer.equals("adam") ? "9" : "8") + seed;
                put(run + first, header + rowsOfFirst);
                put(run + second, header + rowsOfSecond.replace("?", digit));
            }
        }
    }

    private void put(String name, String text) {
        try {
            Files.createDirectories(path.resolve(name).getParent());
            folder.with(name, text);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private FileResults read(String from) {
        return folder.read(claims(from), "logs");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /train/m.csv    | /validation/m.csv | {optimizer}-s{seed}/*/m.csv     | {optimizer}-s{seed}/validation/m.csv
            /version_0/m.csv | /version_1/m.csv | {optimizer}-s{seed}/version_*/m.csv | {optimizer}-s{seed}/version_0/m.csv
            -train.csv      | -val.csv          | {optimizer}-s{seed}-*.csv       | {optimizer}-s{seed}-val.csv
            /a/train/m.csv  | /b/train/m.csv    | {optimizer}-s{seed}/*/*/m.csv   | {optimizer}-s{seed}/a/*/m.csv
            """)
    void two_curves_of_a_trial_are_refused_with_the_pattern_of_one(
            String first, String second, String from, String right) {
        String lightning = "epoch,step,acc,train_loss\n";
        write(first, second, lightning, "0,9,0.5,1\n1,19,0.6,1\n", "0,9,0.7?,1\n1,19,0.7?,1\n");

        assertThatThrownBy(() -> read(from))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("are both of optimizer adam, seed 1")
                .hasMessageContaining("To judge one of them, state from: \"" + right + "\"");
        assertThat(read(right.replace("/*/", "/train/")).observations().trials())
                .hasSize(12);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            epoch,acc           | 1,0.5; 3,0.5     | 2,0.7?; 4,0.7?     | acc
            epoch,step,acc      | 1,9,0.5; 3,9,0.5 | 2,9,0.7?; 4,9,0.7? | acc
            Wall time,Step,Value | 1,1,0.5; 1,3,0.5 | 1,2,0.7?; 1,4,0.7? | {metric}
            """)
    void curves_at_other_epochs_are_two_as_well(String header, String first, String second, String name) {
        String lines = ";\\s*";
        write(
                "/train/acc.csv",
                "/validation/acc.csv",
                header + "\n",
                first.replaceAll(lines, "\n") + "\n",
                second.replaceAll(lines, "\n") + "\n");

        assertThatThrownBy(() -> read("{optimizer}-s{seed}/*/" + name + ".csv"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("their names differ in 'train' and 'validation'");
        FileResults results = read("{optimizer}-s{seed}/validation/" + name + ".csv");
        assertThat(results.verdicts().verdicts().getFirst().decision()).isEqualTo(Decision.SUPPORTED);
    }

    @Test
    void a_name_for_the_place_makes_it_a_factor_and_where_chooses_one() {
        write("/train/m.csv", "/validation/m.csv", "epoch,acc\n", "0,0.5\n", "0,0.7?\n");
        FileResults results =
                folder.read("where: {part: validation}\n" + claims("{optimizer}-s{seed}/{part}/m.csv"), "logs");
        assertThat(results.verdicts().verdicts().getFirst().decision()).isEqualTo(Decision.SUPPORTED);
    }

    @Test
    void the_name_that_is_proposed_is_free() {
        write("/a/train/m.csv", "/a/validation/m.csv", "epoch,acc\n", "0,0.5\n", "0,0.7?\n");
        assertThatThrownBy(() -> read("{optimizer}-s{seed}/{part}/*/m.csv"))
                .hasMessageContaining("{optimizer}-s{seed}/{part}/{part2}/m.csv\", which makes 'part2' a factor");
    }

    @Test
    void a_curve_that_goes_on_in_another_file_is_one_and_is_said() {
        write(
                "/version_0/m.csv",
                "/version_1/m.csv",
                "epoch,step,acc,train_loss\n",
                "0,9,0.5,1\n1,19,0.6,1\n",
                "2,29,0.7?,1\n");
        FileResults results = read("{optimizer}-s{seed}/*/m.csv");
        assertThat(results.observations()
                        .trials()
                        .getFirst()
                        .metrics()
                        .get("acc")
                        .epochs())
                .containsExactly(0, 1, 2);
        assertThat(results.notes())
                .contains("the curves of 12 trials go on in another file (first: logs/adam-s1/version_1/m.csv from"
                        + " epoch 2), as after a restart");
    }

    @Test
    void files_with_different_metrics_complete_each_other() {
        for (String optimizer : List.of("adam", "sgd")) {
            IntStream.rangeClosed(1, 6).forEach(seed -> {
                put("logs/" + optimizer + "-s" + seed + "/train/m.csv", "epoch,loss\n1,0.3\n2,0.2\n");
                put("logs/" + optimizer + "-s" + seed + "/validation/m.csv", "epoch,acc\n1,0.3\n2,0.2\n");
            });
        }
        FileResults results = read("{optimizer}-s{seed}/*/m.csv");
        assertThat(results.observations().trials().getFirst().metrics()).containsOnlyKeys("loss", "acc");
        assertThat(results.notes()).noneMatch(note -> note.contains("another file"));
    }

    @Test
    void files_that_are_named_one_by_one_are_asked_about_as_well() {
        put("train/r.csv", "optimizer,seed,acc\nadam,1,0.9\n");
        put("val/r.csv", "optimizer,seed,acc\nadam,1,0.8\n");
        assertThatThrownBy(() -> folder.read(
                        claims("").replaceFirst("from.*", "columns: {factors: [optimizer]}"),
                        "train/r.csv",
                        "val/r.csv"))
                .hasMessage("train/r.csv:2 and val/r.csv:2 are both of optimizer adam, seed 1; their names differ in"
                        + " 'train' and 'val'. To judge one of them, name it alone; to compare them, state from:"
                        + " \"{part}/r.csv\", which makes 'part' a factor");
    }
}
