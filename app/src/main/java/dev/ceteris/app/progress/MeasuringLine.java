// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.progress;

import dev.ceteris.app.terminal.ScreenSize;
import dev.ceteris.lab.inspect.MeasuringListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How far the measuring of trained networks is, in one line: {@code measuring trained networks: 12 of 45 (gradient
 * noise)}. A terminal has it drawn over in place; a log gets the first and the last one, and others now and then.
 */
public final class MeasuringLine implements MeasuringListener {
    private static final long BETWEEN_LINES_NANOS = Duration.ofSeconds(10).toNanos();

    private static final String ERASE_LINE_END = "\u001b[K";

    private final PrintStream messages;
    private final Supplier<Optional<ScreenSize>> screen;
    private final LongSupplier nanoTime;
    private long writtenAtNanos;

    /**
     * @param messages where the user reads
     * @param size of the terminal behind it, asked anew for every line; empty when it is not a terminal
     * @param environment of the process: {@code TERM=dumb} is not a terminal to draw on
     * @param nanoTime as {@link System#nanoTime}
     */
    public MeasuringLine(
            PrintStream messages,
            Supplier<Optional<ScreenSize>> size,
            Map<String, String> environment,
            LongSupplier nanoTime) {
        boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
        this.messages = messages;
        this.screen = dumb ? Optional::empty : size;
        this.nanoTime = nanoTime;
    }

    @Override
    public void measured(String what, int done, int networks) {
        String line = "measuring trained networks: " + done + " of " + networks + " (" + what + ")";
        screen.get().ifPresentOrElse(size -> draw(line, size, done == networks), () -> log(line, done, networks));
        messages.flush();
    }

    private void draw(String line, ScreenSize size, boolean last) {
        String fitting = line.substring(0, Math.min(line.length(), Math.max(1, size.columns() - 1)));
        // At the beginning of the line, what the user types (^C) is written over.
        messages.print("\r" + fitting + ERASE_LINE_END + (last ? "\n" : "\r"));
    }

    private void log(String line, int done, int networks) {
        long now = nanoTime.getAsLong();
        if (done == 0 || done == networks || now - writtenAtNanos >= BETWEEN_LINES_NANOS) {
            writtenAtNanos = now;
            messages.println(line);
        }
    }
}
