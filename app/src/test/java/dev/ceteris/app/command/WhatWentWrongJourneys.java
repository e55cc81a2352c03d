// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Journeys: a user looks in the report for what a network does wrong. */
class WhatWentWrongJourneys {
    private final Path folder;
    private final Shell shell;

    WhatWentWrongJourneys(@TempDir Path folder) {
        this.folder = folder;
        shell = new Shell(folder);
    }

    /** Rows of two columns of numbers, with a class that depends on them, more or less. */
    private static String flowers() {
        Random random = new Random(3);
        StringBuilder csv = new StringBuilder("wide,<b>long</b>,kind\n");
        for (int i = 0; i < 200; i++) {
            int kind = i % 2;
            csv.append("%.2f,%.2f,%s%n"
                    .formatted(
                            10 * (kind + random.nextGaussian()),
                            1000 + random.nextGaussian(),
                            kind == 0 ? "<script>alert(1)</script>" : "iris"));
        }
        return csv.toString();
    }

    private String study(String source, String rest) {
        return shell.write("s.yaml", """
                study: own
                question: What goes wrong?
                data: {source: {%s}}
                network: {hidden: [4]}
                training: {learningRate: 0.1, batchSize: 8, epochs: 4}
                seeds: 1
                %s
                """.formatted(source, rest));
    }

    private Path report(Shell.Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return Path.of(outcome.out().lines().toList().getLast().replace("report: ", ""));
    }

    private static String chapter(String markdown, String title) {
        int from = markdown.indexOf("## " + title);
        assertThat(from).as(title).isNotNegative();
        int to = markdown.indexOf("\n## ", from);
        return markdown.substring(from, to < 0 ? markdown.length() : to);
    }

    private static List<List<String>> rows(String chapter) {
        return Pattern.compile("(?m)^\\| (.*) \\|$")
                .matcher(chapter)
                .results()
                .map(MatchResult::group)
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ")))
                .toList();
    }

    @Test
    void a_table_of_two_numbers_shows_its_errors_in_rows_and_its_boundary_as_a_plane() throws IOException {
        String csv = shell.write("t.csv", flowers());
        String study = study("csv: '%s', class: kind".formatted(csv), "metrics: [test.f1Macro, test.auc]");
        Path page = report(shell.ceteris("run", study));
        String markdown = Files.readString(page.resolveSibling("report.md"));
        JsonNode run =
                new JsonMapper().readTree(shell.ceteris("show", "own", "--json").out());
        JsonNode last = run.at("/trials/0/epochs/3");

        List<List<String>> classes = rows(chapter(markdown, "What went wrong: which classes are confused"));
        assertThat(classes).hasSize(4);
        assertThat(classes.get(2).getFirst()).isEqualTo("&lt;script&gt;alert(1)&lt;/script&gt;");
        double recalls = Double.parseDouble(classes.get(2).get(4))
                + Double.parseDouble(classes.get(3).get(4));
        assertThat(recalls / 2).isCloseTo(last.get("test.balancedAccuracy").asDouble(), within(1e-4));
        double f1 = Double.parseDouble(classes.get(2).get(5))
                + Double.parseDouble(classes.get(3).get(5));
        assertThat(f1 / 2).isCloseTo(last.get("test.f1Macro").asDouble(), within(1e-4));

        List<List<String>> worst = rows(chapter(markdown, "What went wrong: the worst test samples"));
        assertThat(worst.getFirst())
                .containsExactly(
                        "test sample",
                        "class",
                        "predicted",
                        "probability of its class",
                        "loss in nats",
                        "wide",
                        "&lt;b&gt;long&lt;/b&gt;");
        assertThat(worst).hasSize(2 + 12);
        for (List<String> row : worst.subList(2, worst.size())) {
            String cells = row.get(5).replace("−", "-") + "," + row.get(6);
            // The row of the file, whose numbers are written with two decimals.
            assertThat(Files.readString(Path.of(csv)).lines().map(line -> numbers(line)))
                    .contains(numbers(cells + ",x"));
        }
        assertThat(chapter(markdown, "What went wrong: how sure")).contains("expected calibration error: 0.");
        assertThat(chapter(markdown, "Hidden units")).contains("| 1 | 4 |");
        assertThat(Files.readString(page))
                .contains("\"kind\":\"Regions\"", "Decision boundary of seed 1")
                .doesNotContain("<script>alert", "<b>long");
    }

    private static String numbers(String line) {
        String[] cells = line.split(",", -1);
        return cells[0].startsWith("w")
                ? ""
                : "%.2f %.2f".formatted(Double.parseDouble(cells[0]), Double.parseDouble(cells[1]));
    }

    @Test
    void images_are_shown_and_so_are_the_weights_of_the_first_layer() throws IOException {
        for (int i = 0; i < 10; i++) {
            picture("pets/dark & deep/" + i + ".png", 20 + i);
            picture("pets/light/" + i + ".png", 200 + i);
        }
        Path page = report(shell.ceteris("run", study("images: '" + folder.resolve("pets") + "'", "")));

        String html = Files.readString(page);
        // The test set has four images: they are all among the worst; and one sheet of weights.
        assertThat(Pattern.compile("<img src=\"data:image/png;base64,")
                        .matcher(html)
                        .results()
                        .count())
                .isEqualTo(4 + 1);
        assertThat(html).contains("of class dark &amp; deep, predicted ").doesNotContain("dark & deep, predicted");
        assertThat(html).contains("Weights of the first layer as images, seed 1. 4 units of the first hidden layer");
        assertThat(Files.readString(page.resolveSibling("report.md")))
                .contains("Shown in `report.html`, next to this file:", "- 4 units of the first hidden layer");
    }

    @Test
    void deformed_images_are_shown_beside_their_originals() throws IOException {
        for (int i = 0; i < 10; i++) {
            picture("pets/dark/" + i + ".png", 20 + i);
            picture("pets/light/" + i + ".png", 200 + i);
        }
        String vary = "vary: {augmentation: [none, {deform: {shift: 1}}]}";
        String study = study("images: '" + folder.resolve("pets") + "'", vary);
        Path page = report(shell.ceteris("run", study));

        assertThat(Files.readString(page))
                .contains(
                        "Training images of augmentation deform shift 1, seed 1, deformed. Left: originals. Right: what"
                                + " was learned of them in epochs 1 to 4.");
        String markdown = Files.readString(page.resolveSibling("report.md"));
        // One sheet: nothing was done to the images of the other condition.
        assertThat(chapter(markdown, "What was learned of images").split("- Left: originals", -1))
                .hasSize(2);
    }

    private void picture(String file, int brightness) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        BufferedImage image = new BufferedImage(6, 5, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 30; i++) {
            image.setRGB(i % 6, i / 6, brightness << 16 | (brightness + i) << 8 | brightness);
        }
        ImageIO.write(image, "png", path.toFile());
    }

    @Test
    void predicted_numbers_have_their_largest_errors_in_the_unit_of_the_target() throws IOException {
        StringBuilder csv = new StringBuilder("area,town,price\n");
        for (int i = 0; i < 60; i++) {
            csv.append("%d,%s,%d%n"
                    .formatted(50 + i * 7 % 60, i % 3 == 0 ? "Ulm" : "Bonn", i == 9 ? 9000 : 100 + i * 7 % 60));
        }
        String study = study("csv: '%s', target: price".formatted(shell.write("t.csv", csv.toString())), "");
        String markdown = Files.readString(report(shell.ceteris("run", study)).resolveSibling("report.md"));

        List<List<String>> worst = rows(chapter(markdown, "What went wrong: the worst test samples"));
        assertThat(worst.getFirst()).containsExactly("test sample", "price", "predicted", "error", "area", "town");
        double error = Double.parseDouble(worst.get(2).get(3).replace("−", "-"));
        double difference = Double.parseDouble(worst.get(2).get(2).replace("−", "-"))
                - Double.parseDouble(worst.get(2).get(1));
        assertThat(error).isCloseTo(difference, within(1.0));
        assertThat(worst.get(2).get(5)).isIn("Ulm", "Bonn");
        assertThat(markdown).doesNotContain("confused", "how sure", "decides");
    }

    @Test
    void a_file_that_has_changed_since_the_run_is_said_once_and_nothing_is_shown_of_it() throws IOException {
        String csv = shell.write("t.csv", flowers());
        Path page = report(shell.ceteris("run", study("csv: '%s', class: kind".formatted(csv), "")));
        Files.writeString(Path.of(csv), "1,1000,iris\n", StandardOpenOption.APPEND);

        Shell.Outcome again = shell.ceteris("report", "own");

        assertThat(again.exitCode()).as(again.err()).isZero();
        String markdown = Files.readString(page.resolveSibling("report.md"));
        assertThat(Pattern.compile("is not the file that the run learned from")
                        .matcher(markdown)
                        .results()
                        .count())
                .isEqualTo(1);
        assertThat(markdown).doesNotContain("which classes are confused");
    }
}
