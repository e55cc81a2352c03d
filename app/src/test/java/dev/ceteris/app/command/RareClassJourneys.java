// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journeys: users have a class that is rare, or a quantile that matters, and claim something of it. */
class RareClassJourneys {
    private final Shell shell;

    RareClassJourneys(@TempDir Path folder) {
        shell = new Shell(folder);
    }

    /** Of 300 rows, 30 are of the rare class, which overlaps with the other two. */
    private String study() {
        Random random = new Random(7);
        StringBuilder csv = new StringBuilder("x,y,kind\n");
        for (int i = 0; i < 300; i++) {
            boolean rare = i % 10 == 3;
            double x = random.nextGaussian() + (rare ? 1.5 : 0);
            double y = random.nextGaussian() + (i % 2 == 0 ? 2 : 0);
            csv.append(String.format(Locale.ROOT, "%.3f,%.3f,", x, y));
            csv.append(rare ? "very rare" : i % 2 == 0 ? "\"often, or so\"" : "other")
                    .append('\n');
        }
        String path = shell.write("t.csv", csv.toString());
        return shell.write("s.yaml", """
                study: rare-class
                question: Do class weights raise the recall of the rare class?
                data: {source: {csv: '%s', class: kind}}
                network: {hidden: [4]}
                training: {learningRate: 0.3, batchSize: 16, epochs: 6}
                vary: {classWeights: [none, balanced]}
                seeds: 6
                metrics: [test.recall(very rare), test.precision(very rare), "test.f1(often, or so)"]
                hypotheses:
                  - greater:
                      metric: final test.recall(very rare)
                      of: {classWeights: balanced}
                      than: {classWeights: none}
                """.formatted(path));
    }

    @Test
    void a_claim_about_the_recall_of_a_class_is_tested_shown_exported_and_judged() throws IOException {
        Shell.Outcome run = shell.ceteris("run", study());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("test.recall\\(very rare\\) +test.precision\\(very rare\\) +test.f1\\(often, or so\\)")
                .containsPattern("supported +final test.recall\\(very rare\\) of classWeights balanced is greater");

        Path report = Path.of(run.out()
                .lines()
                .filter(line -> line.startsWith("report: "))
                .findFirst()
                .orElseThrow()
                .substring("report: ".length()));
        assertThat(Files.readString(report)).contains("test.recall(very rare)", "test-f1-often-or-so");

        assertThat(shell.ceteris("show", "rare-class", "--json").out())
                .containsPattern("\"test.recall\\(very rare\\)\" : [01]\\.");
        Path table = shell.folder.resolve("runs.csv");
        assertThat(shell.ceteris("export", "rare-class", "-o", table.toString()).exitCode())
                .isZero();
        assertThat(Files.readAllLines(table).getFirst())
                .endsWith("multiplyAdds,\"test.f1(often, or so)\",test.precision(very rare),test.recall(very rare)");

        String claims = shell.write("claims.yaml", """
                columns: {factors: [classWeights]}
                hypotheses:
                  - greater: {metric: test.recall(very rare), of: {classWeights: balanced}, than: {classWeights: none}}
                  - best: {metric: "mean of last 2 test.f1(often, or so)", is: {classWeights: none}}
                """);
        String json = shell.write(
                "run.json", shell.ceteris("show", "rare-class", "--json").out());
        for (String results : List.of(table.toString(), json)) {
            Shell.Outcome judged = shell.ceteris("judge", claims, results);
            assertThat(judged.exitCode()).as(judged.err()).isZero();
            assertThat(judged.out()).containsPattern("supported +final test.recall\\(very rare\\)");
        }
    }

    @Test
    void a_class_that_the_table_lacks_is_refused_with_the_classes_that_it_has() {
        Shell.Outcome refused = shell.ceteris("run", study(), "--set", "metrics=[test.recall(very rar)]");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains(
                        "unknown class 'very rar' of metric 'test.recall(very rar)' in 'metrics'; did you mean 'very"
                                + " rare'?",
                        "known here: often, or so, other, very rare");
    }

    @Test
    void a_table_of_numbers_is_measured_at_a_quantile_in_the_unit_of_its_target() {
        String rows = String.join(
                "\n",
                Stream.iterate(1, i -> i + 1)
                        .limit(60)
                        .map(i -> i % 17 + "," + (i % 17 * 3 + i % 5))
                        .toList());
        String csv = shell.write("n.csv", "area,price\n" + rows + "\n");
        String study = shell.write("n.yaml", """
                study: prices
                question: Is the quantile loss better at its quantile?
                data: {source: {csv: '%s', target: price}}
                network: {hidden: [4]}
                training: {learningRate: 0.05, batchSize: 8, epochs: 5}
                vary: {loss: [usual, {quantile: {level: 0.9}}]}
                seeds: 2
                metrics: [test.mae, test.pinball(0.5), test.pinball(0.90)]
                """.formatted(csv));

        Shell.Outcome run = shell.ceteris("run", study, "--no-report");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("test.mae in price +test.pinball\\(0.5\\) in price +test.pinball\\(0.9\\) in price");
        Shell.Outcome refused = shell.ceteris("run", study, "--set", "metrics=[test.recall(3)]");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("'test.recall(3)' is not measured when numbers are learned and not classes");
        assertThat(refused.out()).isEmpty();
    }
}
