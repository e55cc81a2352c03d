// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.progress;

import dev.ceteris.app.terminal.ScreenSize;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps what is shown of a run up to date while it is open: bars on a terminal, a few plain lines in a log. Drawing has
 * a thread of its own; a slow terminal delays no other thread.
 */
public final class ProgressView implements AutoCloseable {
    private static final Duration BETWEEN_FRAMES = Duration.ofMillis(200);

    private final Progress progress;
    private final Display display;
    private final ScheduledExecutorService frames;
    private final Future<?> drawing;

    private ProgressView(Progress progress, Display display) {
        this.progress = progress;
        this.display = display;
        this.frames = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("progress").daemon().factory());
        long millis = BETWEEN_FRAMES.toMillis();
        this.drawing = frames.scheduleWithFixedDelay(
                () -> progress.snapshot().ifPresent(display::show), millis, millis, TimeUnit.MILLISECONDS);
    }

    /**
     * Begins to show a run.
     *
     * @param messages where the user reads
     * @param size of the terminal behind it, asked anew for every frame; empty when it is not a terminal
     * @param environment of the process: {@code NO_COLOR} and {@code TERM=dumb} are respected
     */
    public static ProgressView open(
            Progress progress,
            PrintStream messages,
            Supplier<Optional<ScreenSize>> size,
            Map<String, String> environment) {
        Optional<ScreenSize> first = size.get();
        if (first.isEmpty() || environment.getOrDefault("TERM", "").equals("dumb")) {
            return new ProgressView(progress, new LogDisplay(messages));
        }
        LiveDisplay.Colours colours =
                environment.getOrDefault("NO_COLOR", "").isEmpty() ? LiveDisplay.Colours.ON : LiveDisplay.Colours.OFF;
        return new ProgressView(
                progress, new LiveDisplay(messages, () -> size.get().orElse(first.get()), colours));
    }

    /** Shows the last state, says how the run ended and gives the screen back. */
    @Override
    public void close() {
        frames.close();
        progress.snapshot().ifPresent(display::end);
        if (drawing.state() == Future.State.FAILED) {
            throw new IllegalStateException("progress could not be drawn", drawing.exceptionNow());
        }
    }
}
