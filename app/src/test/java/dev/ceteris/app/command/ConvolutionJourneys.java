// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journeys: a user trains convolutions on images of their own, looks at them and takes them along. */
class ConvolutionJourneys {
    private static final String STACK = "[{filters: 5, size: 3, pool: 2}, {filters: 3, size: 2, padding: same}]";

    private final Path folder;
    private final Shell shell;

    ConvolutionJourneys(@TempDir Path folder) {
        this.folder = folder;
        shell = new Shell(folder);
    }

    private String study(String source, String convolution, String training) {
        return shell.write("s.yaml", """
                study: own
                question: Do convolutions help?
                data: {source: {%s}}
                network: {convolution: %s, hidden: [6]}
                training: {batchSize: 8, learningRate: 0.05, epochs: 3%s}
                metrics: [test.accuracy, parameters, multiplyAdds]
                seeds: 1
                """.formatted(source, convolution, training));
    }

    /** Stripes that run down or across, in colours. */
    private String stripes() throws IOException {
        Random random = new Random(4);
        for (int i = 0; i < 40; i++) {
            BufferedImage image = new BufferedImage(9, 8, BufferedImage.TYPE_3BYTE_BGR);
            int colour = random.nextInt(0x808080) | 0x404040;
            for (int pixel = 0; pixel < 72; pixel++) {
                int at = i % 2 == 0 ? pixel % 9 : pixel / 9;
                image.setRGB(pixel % 9, pixel / 9, (at + i / 2) % 2 == 0 ? colour : 0);
            }
            Path file = folder.resolve("stripes/" + (i % 2 == 0 ? "down" : "across") + "/" + i + ".png");
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
        }
        return "images: '" + folder.resolve("stripes") + "'";
    }

    private String done(String... words) {
        Shell.Outcome outcome = shell.ceteris(words);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome.out();
    }

    private String refused(String... words) {
        Shell.Outcome outcome = shell.ceteris(words);
        assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(2);
        assertThat(outcome.err()).doesNotContain("Exception").doesNotContain("\tat ");
        return outcome.err();
    }

    @Test
    void a_run_its_report_and_its_model() throws IOException {
        String out = done("run", study(stripes(), STACK, ", augmentation: {deform: {shift: 1}}"));

        Path page = Path.of(out.lines().toList().getLast().replace("report: ", ""));
        assertThat(Files.readString(page)).contains("5 filters of the first convolution, the largest norm first");
        assertThat(Files.readString(page.resolveSibling("report.md")))
                .contains("Only dense layers are listed", "| 3 | 6 |");
        // 9 x 8 pixels of 3 channels: 140 + 63 numbers of the filters, 3 x 3 x 3 inputs to 6 units, 6 to 2.
        // Filters slide over 6 x 6 and 3 x 3 places.
        assertThat(done("show", "own", "--json"))
                .containsPattern("\"parameters\" : " + (140 + 63 + 168 + 14) + "\\b")
                .containsPattern("\"multiplyAdds\" : " + (36 * 135 + 9 * 60 + 162 + 12) + "\\b");
        for (String file : new String[] {"m.onnx", "m.npz"}) {
            String model = folder.resolve(file).toString();
            done("export", "own", "--trial", "1", model);
            assertThat(done(
                            "predict",
                            model,
                            folder.resolve("stripes/down/0.png").toString()))
                    .containsAnyOf("down", "across");
        }
    }

    @Test
    void what_does_not_fit_is_a_sentence() throws IOException {
        String images = stripes();
        assertThat(refused("run", study(images, "[{filters: 2, size: 9}]", "")))
                .contains("network.convolution, layer 1: size is 9, expected at most 8, because of the 8 x 9 pixels");
        assertThat(refused("run", study(images, "[{filters: 2, size: 5}, {filters: 2, size: 3, pool: 3}]", "")))
                .contains("network.convolution, layer 2: pool is 3, expected at most 2, the outputs of a filter");
        assertThat(refused("run", study(images, STACK, ", optimizer: lbfgs")))
                .contains("training.optimizer is of the second order, expected one of the first order");
        String huge = "[{filters: 4096, size: 3, padding: same}, {filters: 4096, size: 64, padding: same}]";
        assertThat(refused("run", study(images, huge, "")))
                .contains("network.convolution, layer 2 is of 4096 filters of 16777216 numbers, expected layers of at"
                        + " most 2147483639 weights");
        String table = shell.write("t.csv", "a,b,kind\n" + "1,2,x\n2,1,y\n".repeat(20));
        assertThat(refused("run", study("csv: '" + table + "', class: kind", STACK, "")))
                .contains(
                        "network.convolution is [{filters: 5, size: 3, pool: 2}",
                        "expected [] for data that is no image");
    }
}
