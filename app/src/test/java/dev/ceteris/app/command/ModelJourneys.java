// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Journeys: a user takes trained networks along, asks them about rows and images, and slips. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelJourneys {
    private final Path folder;
    private final Shell shell;

    ModelJourneys(@TempDir Path folder) {
        this.folder = folder;
        shell = new Shell(folder);
    }

    @BeforeAll
    void train() throws IOException {
        StringBuilder rows = new StringBuilder("width,colour,kind\n");
        for (int i = 0; i < 120; i++) {
            rows.append(i % 40)
                    .append(i % 3 == 0 ? ",red," : i % 3 == 1 ? ",\"dark, blue\"," : ",green,")
                    .append(i % 40 < 20 ? "small" : "=large")
                    .append('\n');
        }
        shell.write("things.csv", rows.toString());
        study("things", "{csv: things.csv, class: kind, scaling: standardized}", "epochs: 40");
        shell.write(
                "prices.csv",
                rows.toString()
                        .replace("kind", "price")
                        .replace("small", "100.5")
                        .replace("=large", "900"));
        study("prices", "{csv: prices.csv, target: price, scaling: standardized}", "epochs: 40");
        study("digits", "mnist", "epochs: 2");
        ceteris("export", "things", "--trial", "1", "things.onnx");
        ceteris("export", "prices", "--trial", "1", "prices.safetensors");
        ceteris("export", "digits", "--trial", "2", "digits.onnx");
        digit(200, 300, Color.WHITE, Color.BLACK, "seven.png");
        digit(90, 90, Color.BLACK, Color.WHITE, "night.png");
    }

    private void study(String name, String source, String training) {
        shell.write(name + ".yaml", """
                study: %s
                question: Which seed is better?
                data: {source: %s%s}
                network: {hidden: [16]}
                training: {optimizer: adam, learningRate: 0.01, batchSize: 32, %s}
                seeds: 2
                """.formatted(
                        name,
                        source.replace("csv: ", "csv: " + folder + "/"),
                        source.equals("mnist") ? ", train: 8000" : "",
                        training));
        ceteris("run", folder.resolve(name + ".yaml").toString(), "--no-report");
    }

    /** A bar above a slanted stroke, in the middle of neither side. */
    private void digit(int width, int height, Color ground, Color ink, String name) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(ground);
        pen.fillRect(0, 0, width, height);
        pen.setColor(ink);
        pen.setStroke(new java.awt.BasicStroke(width / 22f));
        int left = width / 5;
        int side = width / 3;
        pen.drawPolyline(
                new int[] {left, left + side, left + side / 3},
                new int[] {height / 3, height / 3, height / 3 + side * 3 / 2},
                3);
        pen.dispose();
        ImageIO.write(image, "png", folder.resolve(name).toFile());
    }

    private Shell.Outcome ceteris(String... words) {
        Shell.Outcome outcome = shell.ceteris(words);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome;
    }

    private String refusal(String... words) {
        Shell.Outcome outcome = shell.ceteris(words);
        assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).doesNotContain("Exception").doesNotContain("\tat ");
        return outcome.err();
    }

    private JsonNode json(String... words) {
        return JsonMapper.shared().readTree(ceteris(words).out());
    }

    @Test
    void evaluating_on_the_test_set_gives_what_the_run_measured() {
        JsonNode run = json("show", "digits", "--json");
        JsonNode metrics = run.get("trials").get(1).get("epochs").get(1);
        for (String file : new String[] {"digits.onnx", "again.npz", "again.safetensors"}) {
            if (file.startsWith("again")) {
                ceteris("export", "digits", "--trial", "2", file);
            }
            JsonNode evaluated = json("evaluate", file, "mnist", "--json");
            assertThat(evaluated.get("samples").asInt()).isEqualTo(10_000);
            assertThat(metrics.toString()).contains(evaluated.get("accuracy").toString());
            assertThat(metrics.toString()).contains(evaluated.get("loss").toString());
        }
    }

    @Test
    void images_of_any_size_and_either_ground_are_recognized() {
        JsonNode seen = json("predict", "digits.onnx", "seven.png", "night.png", "--format", "json");
        assertThat(seen.get(0).get("class").asString()).isEqualTo("7");
        assertThat(seen.get(0).get("note").asString())
                .startsWith("inverted, cropped to its figure, scaled from ")
                .contains("centred by its mass in 28 × 28");
        assertThat(seen.get(1).get("class").asString()).isEqualTo("7");
        assertThat(seen.get(1).get("note").asString()).doesNotContain("inverted");
        double sum = 0;
        for (JsonNode probability : seen.get(0).get("probabilities")) {
            sum += probability.asDouble();
        }
        assertThat(sum).isEqualTo(1, within(1e-9));
    }

    @Test
    void the_user_can_say_that_light_and_dark_stay() {
        assertThat(ceteris("predict", "digits.onnx", "seven.png", "--invert", "no")
                        .out())
                .doesNotContain("inverted");
    }

    @Test
    void rows_are_predicted_by_the_names_of_their_columns() {
        shell.write("new.csv", "id,colour,width\n1,red,3\n2,\"dark, blue\",38\n");
        JsonNode seen = json("predict", "things.onnx", "new.csv", "--format", "json");
        assertThat(seen.get(0).get("class").asString()).isEqualTo("small");
        assertThat(seen.get(1).get("class").asString()).isEqualTo("=large");
        assertThat(ceteris("predict", "things.onnx", "new.csv").out().lines().toList())
                .hasSize(3)
                .first()
                .asString()
                .matches("sample +class +probability +second best +probability");
        assertThat(ceteris("predict", "things.onnx", "new.csv", "--format", "csv")
                        .out())
                .startsWith("sample,class,probability,second,secondProbability,note")
                .contains("\nrow 2,small,0.9");
    }

    @Test
    void numbers_are_predicted_in_their_unit_and_evaluated() {
        shell.write("new.csv", "width,colour\n3,red\n38,green\n");
        JsonNode seen = json("predict", "prices.safetensors", "new.csv", "--format", "json");
        assertThat(seen.get(0).get("predictions").get("price").asDouble()).isEqualTo(100.5, within(80.0));
        assertThat(seen.get(1).get("predictions").get("price").asDouble()).isEqualTo(900, within(250.0));
        Shell.Outcome evaluated = ceteris("evaluate", "prices.safetensors", "prices.csv");
        assertThat(evaluated.out()).contains("120 samples, mean squared error ").contains("in the unit of price");
        assertThat(evaluated.err()).contains("is the table that the model was trained with");
    }

    @Test
    void a_table_without_a_column_is_a_sentence() {
        shell.write("short.csv", "color,width\nred,3\n");
        assertThat(refusal("predict", "things.onnx", "short.csv"))
                .contains("short.csv has no column colour that the model has as an input; did you mean 'color'?")
                .contains("its columns: color, width");
        assertThat(refusal("evaluate", "things.onnx", "short.csv")).contains("has no column colour");
    }

    @Test
    void an_unseen_category_is_a_sentence_whose_remedy_works() {
        shell.write("purple.csv", "width,colour\n3,pur\u001b[31mple\n");
        assertThat(refusal("predict", "things.onnx", "purple.csv"))
                .contains("purple.csv, row 2, colour: found 'pur\\e[31mple', expected one of the categories")
                .contains("dark, blue, green, red")
                .contains("--unseen zero");
        Shell.Outcome zero = ceteris("predict", "things.onnx", "purple.csv", "--unseen", "zero");
        assertThat(zero.err()).contains("1 category that the model has not learned");
    }

    @Test
    void a_missing_or_wrong_number_is_a_sentence() {
        shell.write("holes.csv", "width,colour\n,red\nwide,red\n");
        assertThat(refusal("predict", "things.onnx", "holes.csv"))
                .contains("row 2, width: found nothing, expected a number; complete or remove the row")
                .contains("row 3, width: found 'wide', expected a number");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 100})
    void an_image_that_is_cut_is_a_sentence(int bytes) throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve("seven.png"));
        Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, bytes));
        assertThat(refusal("predict", "digits.onnx", "cut.png"))
                .contains("cut.png " + (bytes == 0 ? "is empty" : "cannot be decoded"));
    }

    @Test
    void a_blank_image_is_a_sentence() throws IOException {
        ImageIO.write(
                new BufferedImage(9, 9, BufferedImage.TYPE_INT_ARGB),
                "png",
                folder.resolve("clear.png").toFile());
        assertThat(refusal("predict", "digits.onnx", "clear.png"))
                .contains("clear.png is blank: every pixel has the value 0")
                .contains("save it on a white one");
    }

    @Test
    void an_export_never_overwrites() {
        shell.write("mine.onnx", "precious");
        assertThat(refusal("export", "digits", "--trial", "1", "mine.onnx"))
                .contains("mine.onnx exists already; choose another name, or remove it first");
        assertThat(folder.resolve("mine.onnx")).hasContent("precious");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "export digits --trial 7 x.onnx | has no trial 7, expected 1 to 2",
                "export digits x.onnx | x.onnx would hold the network of one trial, expected --trial N",
                "export digits --trial 1 | --trial 1 needs one file for the model, such as model.onnx, found none",
                "export digits --trial 1 x.txt | expected .onnx, .safetensors or .npz",
                "export digits --trial 1 x.npz --format csv | --format is for the table of epochs",
                "predict things.csv things.csv | things.csv is no model, expected .onnx",
                "predict nothing.onnx things.csv | nothing.onnx does not exist or is no file; expected a model",
                "predict digits.onnx nothing.png | nothing.png does not exist or is no file; expected an image",
                "predict digits.onnx things.csv | things.csv cannot be decoded",
                "predict things.onnx seven.png | seven.png is not UTF-8 text; expected a CSV file",
                "evaluate digits.onnx nothing | nothing does not exist; expected images with their classes, or mnist",
                "evaluate things.onnx mnist | mnist does not exist or is no file; expected a CSV or Parquet table",
                "evaluate digits.onnx seven.png | seven.png is one file, expected"
            })
    void a_slip_is_a_sentence(String words, String sentence) {
        assertThat(refusal(words.split(" "))).contains(sentence);
        assertThat(folder.resolve("x.onnx")).doesNotExist();
    }

    @Test
    void data_that_has_changed_is_not_exported_with() {
        String rows = "x,side\n" + "1,a\n2,b\n3,a\n4,b\n".repeat(15);
        shell.write("moving.csv", rows);
        study("moving", "{csv: moving.csv, class: side}", "epochs: 1");
        shell.write("moving.csv", rows + "99,b\n");
        assertThat(refusal("export", "moving", "--trial", "1", "moving.onnx"))
                .contains("moving.csv has the SHA-256")
                .contains("inputs are scaled by them");
    }
}
