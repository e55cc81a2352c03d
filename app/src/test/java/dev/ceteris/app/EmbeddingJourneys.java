// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.app.command.Shell;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journeys: a programmer copies the programs of the pages, compiles them and runs them. */
class EmbeddingJourneys {
    private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private static String program(String page) throws IOException {
        Matcher program = PROGRAM.matcher(Files.readString(Path.of("..").resolve(page)));
        assertThat(program.find()).as(page).isTrue();
        return program.group(1);
    }

    /** What the program of a page prints. */
    private String run(String page, String name, String... arguments) throws Exception {
        Path source = Files.writeString(folder.resolve(name + ".java"), program(page));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        said,
                        said,
                        "-proc:none",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(compiled).as(said.toString(StandardCharsets.UTF_8)).isZero();
        PrintStream before = System.out;
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) arguments);
            return out.toString(StandardCharsets.UTF_8);
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void the_program_of_the_readme_trains_saves_loads_and_predicts() throws Exception {
        Path weights = folder.resolve("xor.weights");
        assertThat(run("README.md", "Embedded", weights.toString()))
                .contains("accuracy=1.0")
                .contains("(0, 1) is of class 1");
        assertThat(weights).isNotEmptyFile();
    }

    @Test
    void the_example_project_is_the_program_of_the_readme() throws IOException {
        assertThat(Path.of("../examples/embed/src/main/java/Embedded.java")).hasContent(program("README.md"));
    }

    @Test
    void the_program_of_the_page_about_models_asks_an_exported_one() throws Exception {
        Shell shell = new Shell(folder);
        shell.write("digits.yaml", """
                study: digits
                question: Is one epoch enough?
                data: {source: mnist, train: 1000}
                network: {hidden: [8]}
                training: {learningRate: 0.1, batchSize: 32, epochs: 1}
                seeds: 1
                """);
        String study = folder.resolve("digits.yaml").toString();
        assertThat(shell.ceteris("run", study, "--no-report").exitCode()).isZero();
        assertThat(shell.ceteris("export", "--trial", "1", "digits.onnx").exitCode())
                .isZero();
        BufferedImage image = new BufferedImage(50, 70, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(25, 30, 0, 255);
        ImageIO.write(image, "png", folder.resolve("dot.png").toFile());

        String said = run(
                "docs/models.md",
                "Asked",
                folder.resolve("digits.onnx").toString(),
                folder.resolve("dot.png").toString());

        assertThat(said).startsWith("10 probabilities, [cropped to its figure");
    }
}
