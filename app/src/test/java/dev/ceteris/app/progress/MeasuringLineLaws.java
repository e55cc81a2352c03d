// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.app.terminal.ScreenSize;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws: what is seen while trained networks are measured. */
class MeasuringLineLaws {
    private static final long SECOND = 1_000_000_000;

    @ParameterizedTest
    @ValueSource(ints = {20, 60, 200})
    void a_terminal_has_one_line_whatever_its_width(int columns) {
        FakeTerminal terminal = new FakeTerminal();
        MeasuringLine line = new MeasuringLine(
                terminal, () -> Optional.of(new ScreenSize(columns, 24)), Map.of("TERM", "xterm"), () -> 0);
        for (int done = 0; done <= 45; done++) {
            line.measured("norms", done, 45);
        }
        terminal.print("page");

        String whole = "measuring trained networks: 45 of 45 (norms)";
        assertThat(terminal.lines()).containsExactly(whole.substring(0, Math.min(whole.length(), columns - 1)), "page");
    }

    @Test
    void a_log_has_the_first_and_the_last_line_and_one_every_ten_seconds() {
        AtomicLong nanos = new AtomicLong();
        String log = log(Optional.empty(), Map.of(), nanos);

        assertThat(log.lines())
                .containsExactly(
                        "measuring trained networks: 0 of 25 (norms)",
                        "measuring trained networks: 10 of 25 (norms)",
                        "measuring trained networks: 20 of 25 (norms)",
                        "measuring trained networks: 25 of 25 (norms)");
    }

    @Test
    void a_dumb_terminal_is_a_log() {
        Optional<ScreenSize> size = Optional.of(new ScreenSize(80, 24));
        assertThat(log(size, Map.of("TERM", "dumb"), new AtomicLong()))
                .isEqualTo(log(Optional.empty(), Map.of(), new AtomicLong()));
    }

    /** A second for each of 25 networks. */
    private static String log(Optional<ScreenSize> size, Map<String, String> environment, AtomicLong nanos) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MeasuringLine line = new MeasuringLine(
                new PrintStream(out, true, StandardCharsets.UTF_8), () -> size, environment, nanos::get);
        for (int done = 0; done <= 25; done++) {
            nanos.set(done * SECOND);
            line.measured("norms", done, 25);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
