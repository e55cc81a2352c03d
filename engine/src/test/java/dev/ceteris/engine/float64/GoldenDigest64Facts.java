// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.engine.kernel.Arithmetic;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Facts: the digests of all weights after fixed trainings in float64, whatever trains them. One that changes breaks the
 * promise to everyone who kept a result: it changes only together with {@link Arithmetic#VERSION}.
 */
class GoldenDigest64Facts {
    private static final List<String> GOLDEN = List.of(
            "a5b2177099c7673a258dedd2bcc5e67d76c1280d84dc2830bcaa84c6a9aab89b",
            "bbed94c05ecaa28c3cd531af26571da224eb982794bf7eae6c54bb0c985510ad",
            "9e9beab238bb8dd96ccb6137bcda8d510b0a3d4020a8405e0a7fcdec79d90166",
            "0efef78e63ed5b06a332a33a60fa3ca4a685a1b046236590316780af3e566cd9");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void any_number_of_threads_gives_them(int threads) {
        assertThat(GoldenRuns64.all().stream().map(run -> run.sha256(threads)).toList())
                .isEqualTo(GOLDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xint",
                "-XX:UseAVX=1",
                "-Dceteris.vector=128",
                "-Dceteris.vector=256",
                "-Dceteris.vector=scalar"
            })
    void any_jvm_gives_them(String flag) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-XX:+IgnoreUnrecognizedVMOptions", // UseAVX is unknown where there is none, as on ARM
                flag,
                "-cp",
                System.getProperty("java.class.path"),
                GoldenRuns64.class.getName());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(printed.lines().toList()).isEqualTo(GOLDEN);
    }
}
