// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.ceteris.base.DataException;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.tool.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Laws: files are explained without claims, and the claims that come with it can be judged by the same files. */
class ExplanationTest {
    private final Path path;
    private final ResultFolder folder;

    ExplanationTest(@TempDir Path path) {
        this.path = path;
        this.folder = new ResultFolder(path);
    }

    private Explanation explained(String... names) {
        SequencedMap<String, Path> files = new LinkedHashMap<>();
        for (String name : names) {
            files.put(name, path.resolve(name));
        }
        Explanation explanation = Explanation.of(files);
        assertThat(folder.read(explanation.claims(), names).verdicts().verdicts())
                .hasSize(1);
        return explanation;
    }

    private static Role role(Explanation explanation, String column) {
        return explanation.columns().stream()
                .filter(meaning -> meaning.column().equals(column))
                .findFirst()
                .orElseThrow()
                .role();
    }

    @Test
    void columns_of_a_plain_table_are_guessed_by_name_and_content() {
        StringBuilder csv = new StringBuilder("method,lr,dropout,run_id,seed,score,test_f1,note\n");
        for (int i = 0; i < 48; i++) {
            csv.append("m%d,%s,0.5,%d,%d,0.%d,0.%d,text %d\n"
                    .formatted(i % 2, i / 2 % 2 == 0 ? "0.1" : "0.01", i, i / 4, 100 + i, 500 + i, i));
        }
        folder.with("runs.csv", csv.toString());
        Explanation explanation = explained("runs.csv");
        assertThat(role(explanation, "method")).isEqualTo(Role.FACTOR);
        assertThat(role(explanation, "lr")).isEqualTo(Role.FACTOR);
        assertThat(role(explanation, "dropout")).isEqualTo(Role.SKIPPED);
        assertThat(role(explanation, "seed")).isEqualTo(Role.SEED);
        assertThat(role(explanation, "score")).isEqualTo(Role.OTHER);
        assertThat(role(explanation, "test_f1")).isEqualTo(Role.METRIC);
        assertThat(role(explanation, "note")).isEqualTo(Role.SKIPPED);
        assertThat(explanation.claims())
                .contains("# Unclear, and left out: run_id, score")
                .contains("greater: {metric: test_f1, of: {method: m1}, than: {method: m0}, where: {lr: 0.1}}");
        assertThat(explanation.results().observations().trials()).hasSize(48);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            split_seed ~ init_seed  ~ seed: split_seed ~ replicate: init_seed
            init_seed  ~ data.seed  ~ seed: data.seed  ~ replicate: init_seed
            seed_a     ~ seed_b     ~ seed: seed_a     ~ replicate: seed_b
            """)
    void two_columns_of_seeds_are_guessed_to_be_the_seed_and_the_replicate(
            String first, String second, String seed, String replicate) {
        StringBuilder csv = new StringBuilder("act," + first + "," + second + ",accuracy\n");
        for (int i = 0; i < 24; i++) {
            csv.append("%s,%d,%d,0.%d\n".formatted(i % 2 == 0 ? "relu" : "tanh", i / 2 % 4, i / 8, 500 + i));
        }
        folder.with("runs.csv", csv.toString());
        Explanation explanation = explained("runs.csv");
        assertThat(explanation.claims()).contains("  " + seed + "\n  " + replicate + "\n", "# A guess: that ");
        assertThat(explanation.notes())
                .singleElement(as(STRING))
                .contains("is a guess by their names", "write seed: [" + seed.substring(6) + ", ");
        assertThat(role(explanation, replicate.substring(11))).isEqualTo(Role.REPLICATE);
        assertThat(explanation.results().observations().trials()).hasSize(24);
        assertThat(explanation.results().pairing()).isEqualTo(FileResults.Pairing.BY_SEED);
    }

    @Test
    void a_seed_of_another_name_and_one_that_never_recurs_are_guessed() {
        StringBuilder csv = new StringBuilder("act,split_seed,init_seed,accuracy\n");
        for (int i = 0; i < 24; i++) {
            csv.append("%s,%d,%d,0.%d\n".formatted(i % 2 == 0 ? "relu" : "tanh", i / 2, 7 * i, 500 + i));
        }
        folder.with("runs.csv", csv.toString());
        Explanation explanation = explained("runs.csv");
        assertThat(explanation.claims()).contains("  seed: split_seed\n").doesNotContain("replicate");
        assertThat(role(explanation, "init_seed")).isEqualTo(Role.SKIPPED);
    }

    @Test
    void columns_of_a_known_tool_are_what_the_tool_says() {
        StringBuilder csv = new StringBuilder("number,value,datetime_start,params_lr,params_kind of net,state\n");
        for (int i = 0; i < 30; i++) {
            csv.append("%d,0.%d,2024-05-01,0.%d,%s,%s\n"
                    .formatted(i, 100 + i, 100 + i, i % 2 == 0 ? "yes" : "a b", i == 7 ? "FAIL" : "COMPLETE"));
        }
        folder.with("trials.csv", csv.toString());
        Explanation explanation = explained("trials.csv");
        assertThat(explanation.tools()).containsExactly("trials of Optuna");
        assertThat(role(explanation, "params_lr")).isEqualTo(Role.SKIPPED);
        assertThat(role(explanation, "params_kind of net")).isEqualTo(Role.FACTOR);
        assertThat(role(explanation, "value")).isEqualTo(Role.METRIC);
        assertThat(role(explanation, "state")).isEqualTo(Role.STATE);
        assertThat(explanation.claims()).contains("better: {value: higher}  # or lower");
        assertThat(explanation.results().observations().trials()).hasSize(29);
    }

    @Test
    void names_of_files_in_a_folder_give_condition_and_seed() throws IOException {
        for (String optimizer : List.of("adam", "sgd")) {
            for (int seed = 8; seed < 12; seed++) {
                Path run = Files.createDirectories(path.resolve("logs/%s_s%d".formatted(optimizer, seed)));
                Files.writeString(
                        run.resolve("metrics.csv"), "epoch,step,val_acc\n0,9,0.5\n1,19,0.%d\n".formatted(seed));
                Files.writeString(run.resolve("hparams.yaml"), "lr: 0.1\n");
            }
        }
        Explanation explanation = explained("logs");
        assertThat(explanation.files()).isEqualTo(8);
        assertThat(explanation.claims()).contains("from: \"{condition}_s{seed}/metrics.csv\"");
        assertThat(role(explanation, "{condition}")).isEqualTo(Role.FACTOR);
        assertThat(role(explanation, "{seed}")).isEqualTo(Role.SEED);
        assertThat(explanation.results().observations().trials()).hasSize(8);
        assertThat(explanation.results().files().text()).isEqualTo("8 files of the folder logs");
    }

    @Test
    void the_name_of_a_curve_of_tensorboard_is_its_metric() throws IOException {
        Path logs = Files.createDirectories(path.resolve("logs"));
        for (String run : List.of("adam_1-tag-val_acc", "adam_1-tag-loss", "sgd_1-tag-val_acc", "sgd_1-tag-loss")) {
            Files.writeString(logs.resolve("run-" + run + ".csv"), "Wall time,Step,Value\n1.5,0,0.5\n2.5,1,0.75\n");
        }
        Explanation explanation = explained("logs");
        assertThat(explanation.claims())
                .contains("from: \"run-{condition}_1-tag-{metric}.csv\"")
                .contains("less: {metric: loss, of: {condition: sgd}, than: {condition: adam}}");
        assertThat(role(explanation, "{metric}")).isEqualTo(Role.METRIC);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            a/adam-s1.csv a/sgd-s2.csv                   ~ {condition}-s{seed}.csv
            x/lr=0.1_seed=1/p.csv x/lr=0.01_seed=2/p.csv ~ lr={lr}_seed={seed}/p.csv
            bs32-net-1.csv bs64-net-2.csv                ~ bs{bs}-net-{net}.csv
            run-a_1-tag-val_acc.csv run-b_2-tag-loss.csv ~ run-{condition}_{seed}-tag-{metric}.csv
            1.csv 2.csv 3.csv                            ~ {seed}.csv
            lr0.1-seed0.csv lr0.001-seed1.csv            ~ lr{lr}-seed{seed}.csv
            l/lr0.1/seed0/log.csv l/lr0.01/seed1/log.csv ~ lr{lr}/seed{seed}/log.csv
            seed0_lr0.1.csv seed1_lr0.01.csv             ~ seed{seed}_lr{lr}.csv
            lr0.1-seed0.csv lr0.001-seed0.csv            ~ lr{lr}-seed0.csv
            seed0_lr0.1.csv seed0_lr0.01.csv             ~ seed0_lr{lr}.csv
            lr1e-3_s1.csv lr1e-4_s2.csv lr0.1_s3.csv     ~ lr{lr}_s{seed}.csv
            x=-1,seed=0.csv x=-2,seed=1.csv x=1,seed=1.csv ~ x={x},seed={seed}.csv
            adam-32/seed_1/version_0/metrics.csv sgd-64/seed_2/version_0/metrics.csv \
            ~ {condition}-{condition2}/seed_{seed}/version_0/metrics.csv
            run_32/fold_0/metrics.csv run_64/fold_1/metrics.csv ~ run_{run}/fold_{seed}/metrics.csv
            adam/seed/0/log.csv sgd/seed/1/log.csv       ~ {condition}/seed/{seed}/log.csv
            adam-64-0.csv sgd-32-1.csv                   ~ {condition}-{condition2}-{seed}.csv
            adam_0.1.csv adam_0.01.csv                   ~ adam_{adam}.csv
            lr_0.1_seed_0.csv lr_0.01_seed_1.csv         ~ lr_{lr}_seed_{seed}.csv
            lr=0.1,seed=0.csv lr=0.01,seed=1.csv         ~ lr={lr},seed={seed}.csv
            lr-0.1/0.csv lr-0.01/1.csv                   ~ lr-{lr}/{seed}.csv
            adam_bs32_seed1.csv sgd_bs64_seed2.csv       ~ {condition}_bs{bs}_seed{seed}.csv
            myseed1_a.csv myseed2_b.csv                  ~ myseed{myseed}_{condition}.csv
            opt=adam_1.csv opt=sgd_2.csv                 ~ opt={opt}_{seed}.csv
            """)
    void parts_of_names_that_differ_are_named_by_what_stands_before_them(String names, String pattern) {
        assertThat(pattern(names.split(" ", -1))).contains(pattern);
    }

    private static Optional<String> pattern(String... names) {
        return NamesOfFiles.of(List.of(names), NamesOfFiles.BareNumbers.MAY_BE_SEEDS)
                .map(NamesOfFiles::pattern);
    }

    @Test
    void a_seed_that_no_word_names_among_several_numbers_is_said_to_be_a_guess() throws IOException {
        Path logs = Files.createDirectories(path.resolve("logs"));
        for (String run : List.of("adam-64-0", "adam-64-1", "sgd-32-0", "sgd-32-1", "sgd-64-0", "sgd-64-1")) {
            Files.writeString(logs.resolve(run + ".csv"), "epoch,val_acc\n0,0.5\n1,0.6\n");
        }
        Explanation explanation = explained("logs");
        assertThat(explanation.claims()).contains("from: \"{condition}-{condition2}-{seed}.csv\"");
        assertThat(explanation.notes())
                .containsExactly("the names of the files vary in 2 numbers (64, 32; 0, 1) and no word says which is the"
                        + " seed: the last (0, 1) was taken for it. If that is wrong, exchange the names in braces in"
                        + " 'from'");
        assertThat(NamesOfFiles.of(List.of("a-1.csv", "b-2.csv"), NamesOfFiles.BareNumbers.ARE_VARIED)
                        .map(NamesOfFiles::pattern))
                .contains("{condition}-{condition2}.csv");
    }

    @Test
    void levels_with_leading_zeros_stay_as_written_and_equal_numbers_are_one_level() throws IOException {
        for (String run : List.of("net_01_seed_1", "net_1_seed_1", "net_1.0_seed_2", "net_01_seed_2")) {
            Path made = Files.createDirectories(path.resolve("logs/" + run));
            Files.writeString(made.resolve("log.csv"), "epoch,val_acc\n0,0.5\n1,0.6\n");
        }
        Explanation explanation = explained("logs");
        assertThat(explanation.results().observations().factors().getFirst().levels())
                .extracting(Level::text)
                .containsExactlyInAnyOrder("01", "1");
        assertThat(explanation.claims()).contains("{net: '01'}").contains("{net: 1}");
        assertThat(explanation.results().hypotheses().getFirst().claim().sentence())
                .contains("net 01")
                .contains("net 1 ");
    }

    @Test
    void of_two_words_for_a_seed_the_one_that_was_taken_is_said() {
        assertThat(NamesOfFiles.of(
                                List.of("run_32/fold_0/metrics.csv", "run_64/fold_1/metrics.csv"),
                                NamesOfFiles.BareNumbers.MAY_BE_SEEDS)
                        .orElseThrow()
                        .notes())
                .containsExactly("the names of the files have both 'fold' and 'run': 'fold' was taken for the seed, the"
                        + " other for a factor; check it");
    }

    @Test
    void a_pattern_that_would_cut_names_elsewhere_is_not_proposed() {
        assertThat(pattern("1e-3-0.csv", "1e-4-1.csv")).isEmpty();
    }

    @Test
    void names_that_are_built_differently_have_no_pattern() {
        assertThat(pattern("a-1.csv", "b.csv")).isEmpty();
        assertThat(pattern("a-1.csv", "b_1.csv")).isEmpty();
        assertThat(pattern("a-1.csv")).isEmpty();
    }

    @Test
    void a_file_without_rows_is_refused_as_such() {
        folder.with("runs.csv", "");
        assertThatThrownBy(() -> explained("runs.csv"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("runs.csv is empty; expected one row for each trial");
        for (String names : List.of("optimizer,seed,acc\n", "optimizer;seed;acc\n", "\n")) {
            folder.with("runs.csv", names);
            assertThatThrownBy(() -> explained("runs.csv"))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("runs.csv has no rows; expected one row for each trial");
        }
    }

    @Test
    void files_in_which_nothing_varies_are_refused_with_what_to_do() {
        folder.with("runs.csv", "seed,accuracy\n1,0.5\n2,0.6\n");
        assertThatThrownBy(() -> explained("runs.csv"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("no column looks like something that was varied");
        folder.with("runs.csv", "optimizer,seed,note\nadam,1,a\nsgd,1,b\n");
        assertThatThrownBy(() -> explained("runs.csv"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("no column looks like something that was measured");
    }
}
