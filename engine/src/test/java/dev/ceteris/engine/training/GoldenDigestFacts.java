// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.engine.kernel.Arithmetic;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.training.GoldenRuns.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Facts: the digests of all weights after fixed training runs, as {@code golden-digests.properties} has them, whatever
 * trains them. A digest that changes breaks the promise to everyone who kept a result: it changes only together with
 * {@link Arithmetic#VERSION}, which the file names, and a sentence in CHANGELOG.md that says why.
 */
class GoldenDigestFacts {
    private static Properties golden() throws IOException {
        Properties golden = new Properties();
        try (InputStream in = GoldenDigestFacts.class.getResourceAsStream("golden-digests.properties")) {
            golden.load(in);
        }
        return golden;
    }

    private static List<Run> runs() {
        return Stream.concat(GoldenRuns.tiny().stream(), GoldenRuns.small().stream())
                .toList();
    }

    @Test
    void the_digests_belong_to_this_version_of_the_arithmetic() throws IOException {
        assertThat(golden().getProperty("arithmetic.version")).isEqualTo(Integer.toString(Arithmetic.VERSION));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void any_number_of_threads_gives_them(int threads) throws IOException {
        for (Run run : runs()) {
            assertThat(run.sha256(Kernels.fastest(), threads))
                    .as(run.name())
                    .isEqualTo(golden().getProperty(run.name()));
        }
    }

    @Test
    void the_scalar_specification_gives_them() throws IOException {
        for (Run run : runs()) {
            assertThat(run.sha256(Kernels.scalar(), 1)).as(run.name()).isEqualTo(golden().getProperty(run.name()));
        }
    }

    @Test
    void trials_beside_each_other_give_them() throws Exception {
        try (ExecutorService trials = Executors.newFixedThreadPool(4)) {
            List<Callable<String>> works = new ArrayList<>();
            for (Run run : GoldenRuns.small()) {
                works.add(() -> run.sha256(Kernels.fastest(), 2));
            }
            List<Future<String>> found = trials.invokeAll(works);
            for (int i = 0; i < found.size(); i++) {
                String name = GoldenRuns.small().get(i).name();
                assertThat(found.get(i).get()).as(name).isEqualTo(golden().getProperty(name));
            }
        }
    }

    /** Without AVX2 there is no fused multiply-add: {@code Math.fma} is then exact by software, and slow. */
    @ParameterizedTest
    @CsvSource({
        "tiny, -XX:UseAVX=0",
        "tiny, -XX:UseAVX=1",
        "small, -XX:UseAVX=2",
        "tiny, -Xint",
        "tiny, -XX:TieredStopAtLevel=1",
        "small, -Dceteris.vector=128",
        "small, -Dceteris.vector=256",
        "small, -Dceteris.vector=scalar",
        "small, -Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0"
    })
    void any_jvm_gives_them(String size, String flag) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-XX:+IgnoreUnrecognizedVMOptions", // UseAVX is unknown where there is none, as on ARM
                flag,
                "-cp",
                System.getProperty("java.class.path"),
                GoldenRuns.class.getName(),
                size);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isZero();
        Properties golden = golden();
        List<String> expected = runs().stream()
                .map(Run::name)
                .filter(name -> name.startsWith(size))
                .map(name -> name + "=" + golden.getProperty(name))
                .toList();
        assertThat(printed.lines().toList()).isEqualTo(expected);
    }
}
