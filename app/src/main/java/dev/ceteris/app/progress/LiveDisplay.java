// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.progress;

import dev.ceteris.app.terminal.Paragraph;
import dev.ceteris.app.terminal.ScreenSize;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;
import org.jline.utils.AttributedString;

/**
 * Shows a run on a terminal: what stays (plan, trials that ended) scrolls up, the bars below it are drawn over in
 * place. A frame goes out as one piece of text, so that nothing flickers.
 */
final class LiveDisplay implements Display {
    /** Whether lines may be coloured; the cursor is moved in any case. */
    enum Colours {
        ON,
        OFF
    }

    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String ERASE_LINE_END = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";

    private final PrintStream terminal;
    private final Supplier<ScreenSize> size;
    private final Colours colours;
    private List<AttributedString> frame = List.of();
    private ScreenSize lastScreen = new ScreenSize(0, 0);
    private boolean planShown;
    private int happeningsSeen;

    LiveDisplay(PrintStream terminal, Supplier<ScreenSize> size, Colours colours) {
        this.terminal = terminal;
        this.size = size;
        this.colours = colours;
    }

    @Override
    public void show(Snapshot snapshot) {
        ScreenSize screen = size.get();
        StringBuilder text = new StringBuilder(HIDE_CURSOR);
        toFrameStart(text, screen);
        if (!screen.equals(lastScreen)) {
            // Terminals remember which rows they wrapped, and join them again when they become wider: forget the old
            // rows.
            text.append(ERASE_BELOW);
            lastScreen = screen;
        }
        showWhatStays(text, snapshot, screen);
        frame = Frame.lines(snapshot, screen);
        for (int i = 0; i < frame.size(); i++) {
            text.append(i == 0 ? "" : "\n").append(coloured(frame.get(i))).append(ERASE_LINE_END);
        }
        // At the beginning of the last line, what the user types (^C) is written over and cannot wrap into another row.
        write(text.append(ERASE_BELOW).append('\r'));
    }

    /** Moves the cursor from the frame's last line to where its first one begins. */
    private void toFrameStart(StringBuilder text, ScreenSize screen) {
        // A terminal that has become narrower has wrapped the old lines: they are as many rows as they now need.
        int rowsAbove = frame.stream()
                .limit(Math.max(0, frame.size() - 1))
                .mapToInt(line -> Math.max(1, Math.ceilDiv(Paragraph.width(line), Math.max(1, screen.columns()))))
                .sum();
        text.append('\r');
        if (rowsAbove > 0) {
            text.append("\u001b[")
                    .append(Math.min(rowsAbove, screen.rows() - 1))
                    .append('A');
        }
    }

    private void showWhatStays(StringBuilder text, Snapshot snapshot, ScreenSize screen) {
        if (!planShown) {
            planShown = true;
            for (String line : snapshot.plan().lines(Math.max(20, screen.columns() - 1))) {
                text.append(line).append(ERASE_LINE_END).append('\n');
            }
        }
        for (Happening happening : snapshot.worthALine(happeningsSeen)) {
            text.append(coloured(Frame.line(happening))).append(ERASE_LINE_END).append('\n');
        }
        happeningsSeen = snapshot.happenings().size();
    }

    private String coloured(AttributedString line) {
        return colours == Colours.ON ? line.toAnsi() : line.toString();
    }

    @Override
    public void end(Snapshot snapshot) {
        show(snapshot);
        StringBuilder text = new StringBuilder();
        toFrameStart(text, size.get());
        frame = List.of();
        text.append(Display.ending(snapshot)).append(ERASE_LINE_END).append('\n');
        write(text.append(ERASE_BELOW).append(SHOW_CURSOR));
    }

    private void write(StringBuilder text) {
        terminal.print(text.toString());
        terminal.flush();
    }
}
