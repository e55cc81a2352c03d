// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Journeys: users come with a table of their own, which says something else than they believe. */
class OwnTableJourneys {
    private final Shell shell;

    OwnTableJourneys(@TempDir Path folder) {
        shell = new Shell(folder);
    }

    private static String rows(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t");
    }

    private String study(String csv, String source, String rest) {
        String path = shell.write("t.csv", csv);
        return shell.write("s.yaml", """
                study: own
                question: Can it be learned?
                data: {source: {csv: '%s', %s}%s}
                network: {hidden: [4]}
                training: {learningRate: 0.1, batchSize: 2, epochs: 2}
                seeds: 2
                """.formatted(path, source, rest));
    }

    private String describe(String csv, String... options) {
        String[] words = new String[3 + options.length];
        words[0] = "data";
        words[1] = "describe";
        words[2] = shell.write("t.csv", csv);
        System.arraycopy(options, 0, words, 3, options.length);
        Shell.Outcome outcome = shell.ceteris(words);
        return outcome.out() + outcome.err();
    }

    private static String prices(String unit) {
        StringBuilder text = new StringBuilder("id,area,price\n");
        for (int i = 0; i < 20; i++) {
            text.append(i + 1).append(',').append(80 + i * 7 % 50).append(',');
            text.append(80 + i * 7 % 50 + i % 9).append(unit).append('\n');
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", ".5", "00"})
    void numbers_as_classes_are_refused_and_learned_as_a_target(String unit) {
        String csv = prices(unit);
        Shell.Outcome refused = shell.ceteris("run", study(csv, "class: price", ""));
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("look like a quantity", "write target: price");
        assertThat(describe(csv, "--class", "price")).contains("write target: price");

        Shell.Outcome outcome = shell.ceteris("run", study(csv, "target: price", ""), "--no-report");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains("16 training, 4 test samples; always the training mean has test.mse ")
                .containsPattern("condition +n +test.mse in price² +test.mae in price +test.r2 +train.mse in price²");
        assertThat(outcome.err()).contains("left out: id (row numbers)");
        assertThat(describe(csv, "--target", "price")).contains("Always answering the mean of the training set");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~",
            value = {
                "'%d.957,33' ~ without thousands separators ('100.957,33' as 100957.33), and write target: price",
                "'$%d,110' ~ without a currency sign and thousands separators ('$100,110' as 100110), and write target",
                "%d EUR ~ without a currency sign ('100 EUR' as 100), and write target: price",
                "house %d ~ so many different values are hardly classes: found 20 in 20 rows"
            })
    void prices_as_text_and_ids_are_no_classes(String price, String remedy) {
        StringBuilder csv = new StringBuilder("area;price\n");
        for (int i = 0; i < 20; i++) {
            csv.append(80 + i * 7 % 20)
                    .append(';')
                    .append(price.replace("'", "").formatted(100 + i));
            csv.append('\n');
        }
        Shell.Outcome refused = shell.ceteris("run", study(csv.toString(), "class: price", ""));
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(remedy).doesNotContain("too few rows");
        assertThat(describe(csv.toString(), "--class", "price")).contains(remedy);
    }

    @Test
    void a_class_that_the_test_set_lacks_is_in_the_plan() {
        StringBuilder csv = new StringBuilder("x,y,k\n");
        for (int i = 0; i < 300; i++) {
            csv.append(i * 17 % 300).append(',').append(i * 7 % 300).append(',');
            csv.append(i % 75 == 8 ? 1 : 0).append('\n');
        }
        assertThat(shell.ceteris("run", study(csv.toString(), "class: k", ""), "--no-report")
                        .err())
                .containsIgnoringWhitespaces("classes without a test row, as they have too few rows: 1");
    }

    @Test
    void words_that_mean_numbers_are_named_where_they_are_categories() {
        StringBuilder csv = new StringBuilder("x;size;k\n");
        for (int i = 0; i < 40; i++) {
            csv.append(i * 17 % 40)
                    .append(';')
                    .append(1 + i % 4)
                    .append(",000;")
                    .append("uv".charAt(i % 2));
            csv.append('\n');
        }
        assertThat(describe(csv.toString(), "--class", "k"))
                .containsIgnoringWhitespaces("size: its words mean numbers, and each is taken as a category");
    }

    @Test
    void several_targets_are_learned_and_claimed() {
        String study = study(
                "x,a,b\n1,1,10\n2,2,20\n3,3,31\n1,1,9\n2,2,20\n3,3,30\n1,1,10\n2,2,21\n3,3,30\n4,4,41\n",
                "target: [a, b]",
                ", validation: 2");
        Shell.Outcome outcome =
                shell.ceteris("run", study, "--no-report", "--set", "metrics=[test.r2, validation.mae]");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("6 training, 2 validation, 2 test samples", "validation.mae");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~",
            value = {
                "x,y,k\\n4,1,1\\n3,2,1.0\\n2,3,2\\n1,4,2.0\\n2,2,1\\n3,1,1.0\\n2,8,2\\n5,1,2.0\\n4,1,1\\n4,4,2 "
                        + "~ 1 and 1.0",
                "x,y,k\\n4,1,0\\n3,2,0.0\\n2,3,5\\n1,4,5\\n2,2,0\\n3,1,0\\n2,8,5\\n5,1,5\\n4,1,0\\n4,4,5 ~ 0 and 0.0",
                "x,y,k\\n4,1,-1\\n3,2,-1.00\\n2,3,1\\n1,4,1\\n2,2,-1\\n3,1,-1\\n2,8,1\\n5,1,1\\n4,1,-1\\n4,4,1 "
                        + "~ -1 and -1.00"
            })
    void a_class_that_is_written_in_two_ways_is_one_class(String csv, String pair) {
        assertThat(describe(rows(csv))).containsPattern(" 2 classes\n").contains("note: " + pair + " are one class");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void classes_that_a_small_training_set_loses_are_named(int train) {
        StringBuilder csv = new StringBuilder("x,y,k\n");
        for (int i = 0; i < 30; i++) {
            csv.append(i * 17 % 30)
                    .append(',')
                    .append(i * 7 % 30)
                    .append(',')
                    .append("abcdef".charAt(i % 6))
                    .append('\n');
        }
        Shell.Outcome outcome = shell.ceteris("run", study(csv.toString(), "class: k", ", train: " + train));
        assertThat(outcome.err())
                .contains("with data.train " + train + " some classes have no sample to learn from: seed 1 none of");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~",
            value = {
                "0.41,0.72,0\\n0.54,0.01,1\\n0.67,0.3,0\\n0.8,0.59,1\\n0.93,0.88,0\\n0.06,0.17,1\\n ~ 0.41, 0.72, 0",
                "5,1,7\\n3,4,8\\n6,1,7\\n2,3,8\\n6,2,7\\n8,8,8\\n ~ 5, 1, 7",
                "-1e3;2;0\\n4;5;1\\n1;3;0\\n3;3;1\\n2;2;0\\n4;2;1\\n ~ -1e3, 2, 0"
            })
    void a_header_of_numbers_is_suspected_to_be_a_sample(String csv, String names) {
        String word = "the columns are named " + names + ": if the first row is a sample";
        assertThat(describe(rows(csv), "--class", "3")).containsIgnoringWhitespaces(word);
        assertThat(shell.ceteris("run", study(rows(csv), "class: 3", ""), "--set", "data.source.test=0.5")
                        .err())
                .containsIgnoringWhitespaces(word);
        assertThat(describe(rows(csv), "--class", "3", "--no-header", "--test", "0.5"))
                .contains(" 4 training samples", " 2 test samples");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "width;height;kind\\n1,5;2,5;a\\n2,5;1,5;b\\n",
                "width, cm;height, cm;kind\\n1,5;2,5;a\\n2,5;1,5;b\\n",
                "width\\theight\\tkind\\n1,5\\t2,5\\ta\\n2,5\\t1,5\\tb\\n"
            })
    void another_separator_is_named(String csv) {
        assertThat(describe(rows(csv), "--class", "kind"))
                .contains("2 inputs each, numbers from 1.5 to 2.5")
                .containsPattern("separated by (semicolons|tabs), numbers have\\s+decimal\\s+commas");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0,0,0,0,a\\n1,7,1,3,b\\n2,4,2,6,a\\n3,1,3,9,b\\n4,8,0,2,a\\n5,5,1,5,b\\n",
                "10,25,a\\n11,75,b\\n12,40,a\\n13,10,b\\n",
                "a,-1,5,2,5\\nb,3,7,1,0\\na,2,1,1,1\\nb,3,3,0,9\\n"
            })
    void decimal_commas_that_tear_numbers_apart_are_suspected(String csv) {
        assertThat(describe(rows(csv), "--no-header", "--class", csv.startsWith("a") ? "1" : "last"))
                .containsIgnoringWhitespaces("the columns come in pairs: if 1,5 means one and a half");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id", "Unnamed: 0"})
    void row_numbers_are_no_input(String name) {
        StringBuilder csv = new StringBuilder(name + ",a,b,kind\n");
        for (int i = 0; i < 30; i++) {
            csv.append(i).append(',').append(i * 17 % 31).append(',').append(i * 7 % 13);
            csv.append(',').append("uvw".charAt(i / 10)).append('\n');
        }
        assertThat(describe(csv.toString(), "--class", "kind")).contains(" 2 inputs each", "row numbers");
        assertThat(shell.ceteris("run", study(csv.toString(), "class: kind", ""))
                        .err())
                .contains("row numbers) (list a column in 'inputs' to use it all the same)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,a;2,b;3,a;4,b;1,a;2,b;1,a;3,b;9,rare",
                "1,1;2,2;3,1;4,2;1,1;2,2;1,1;3,2;9,5",
                "1,x;2,x;3,x;4,y;1,x;2,x;1,x;3,x;9,z y"
            })
    void a_class_with_one_row_is_named_and_no_advice_leads_astray(String csv) {
        String[] lines = csv.split(";", -1);
        String rare = lines[lines.length - 1].split(",", -1)[1];
        StringBuilder text = new StringBuilder("x,y,k\n");
        for (String line : lines) {
            text.append("1,").append(line).append('\n');
        }
        Shell.Outcome outcome = shell.ceteris(
                "run",
                study(text.toString(), "class: k", ", validation: 2"),
                "--seeds",
                "30",
                "--set",
                "batchSize=1",
                "--set",
                "data.source.test=0.3");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .containsPattern("takes every sample of class (" + rare + "|y) \\(1\\) with seed \\d+")
                .contains("no seed and no number of folds helps")
                .doesNotContain("take more folds");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~",
            value = {".3 ~ 0.3", "+0.1 ~ 0.1", "-.5e-1 ~ -0.05"})
    void yaml_numbers_are_numbers(String written, String value) {
        Shell.Outcome outcome =
                shell.ceteris("run", shell.study(""), "--no-report", "--set", "learningRate=" + written);
        if (value.startsWith("-")) {
            assertThat(outcome.err()).contains("expected").doesNotContain("the text");
        } else {
            assertThat(outcome.err()).contains("training.learningRate " + value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "no", "none"})
    void early_stopping_that_is_switched_off_is_never(String word) {
        assertThat(shell.ceteris("run", shell.study(""), "--set", "earlyStopping=" + word)
                        .err())
                .contains("did you mean 'never'?");
    }
}
