// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.progress;

import static org.jline.utils.AttributedStyle.BLUE;
import static org.jline.utils.AttributedStyle.BOLD;
import static org.jline.utils.AttributedStyle.DEFAULT;
import static org.jline.utils.AttributedStyle.GREEN;
import static org.jline.utils.AttributedStyle.RED;
import static org.jline.utils.AttributedStyle.YELLOW;

import dev.ceteris.app.terminal.Paragraph;
import dev.ceteris.app.terminal.ScreenSize;
import dev.ceteris.app.terminal.Times;
import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * The picture of a run on a terminal: a bar for each running trial and one for the whole. A function of what is known
 * and of the screen's size; no line is wider than the screen, and there are fewer lines than it has rows.
 */
final class Frame {
    private static final AttributedStyle FAINT = DEFAULT.faint();
    private static final int SHORTEST_BAR = 8;
    private static final int LONGEST_BAR = 40;

    private Frame() {}

    /** The lines to draw, top to bottom; the last one is the whole run's. */
    static List<AttributedString> lines(Snapshot snapshot, ScreenSize screen) {
        // One column and one row stay free: a terminal that writes into its last ones may scroll or wrap.
        int columns = Math.max(1, screen.columns() - 1);
        int bars = Math.max(0, screen.rows() - 2);
        List<TrialProgress> running = snapshot.running();
        boolean allFit = running.size() <= bars;
        List<TrialProgress> shown = running.subList(0, allFit ? running.size() : Math.max(0, bars - 1));
        int labelColumns = shown.stream()
                .mapToInt(trial -> Paragraph.width(trial.label()))
                .max()
                .orElse(0);
        labelColumns = Math.max(labelColumns, Paragraph.width(overallLabel(snapshot)));
        List<AttributedString> lines = new ArrayList<>();
        for (TrialProgress trial : shown) {
            TrialProgress.Preparing before = trial.preparing();
            double share = (double) (before.finished() + trial.finishedEpochs()) / (before.all() + trial.epochs());
            lines.add(line(trial.label(), labelColumns, share, DEFAULT.foreground(BLUE), details(trial), columns));
        }
        if (!allFit && bars > 0) {
            lines.add(cut(new AttributedString("… and " + (running.size() - shown.size()) + " more", FAINT), columns));
        }
        lines.add(line(overallLabel(snapshot), labelColumns, snapshot.share(), BOLD, overall(snapshot), columns));
        return lines;
    }

    /** A line that stays above the bars. */
    static AttributedString line(Happening happening) {
        AttributedStringBuilder line = new AttributedStringBuilder();
        switch (happening.kind()) {
            case TRIAL_DONE -> line.styled(DEFAULT.foreground(GREEN), "✓ ");
            case TRIAL_DIVERGED -> line.styled(DEFAULT.foreground(YELLOW), "! ");
            case TRIAL_FAILED -> line.styled(DEFAULT.foreground(RED), "✗ ");
            case NOTICE -> line.append("  ");
        }
        return line.append(happening.sentence()).toAttributedString();
    }

    private static String overallLabel(Snapshot snapshot) {
        return "all, " + snapshot.endedTrials() + " of "
                + Plural.of(snapshot.plan().trials(), "trial");
    }

    /** What follows a trial's bar, from everything down to the least; the first that leaves room for a bar is taken. */
    private static List<String> details(TrialProgress trial) {
        String epochs = String.format(
                Locale.ROOT, "%" + digits(trial.epochs()) + "d/%d", trial.finishedEpochs(), trial.epochs());
        TrialProgress.Preparing before = trial.preparing();
        if (!before.isOver()) {
            String taught = before.finished() + "/" + before.all();
            String left = Double.isNaN(trial.secondsLeft()) ? "" : "  " + Times.clock(trial.secondsLeft()) + " left";
            return List.of(taught + " of its teachers" + left, taught + " of its teachers", taught);
        }
        if (trial.finishedEpochs() == 0) {
            return List.of(epochs + "  first epoch", epochs);
        }
        // A trial that goes on where an earlier run left it has measured nothing yet.
        String loss = Double.isNaN(trial.loss()) ? "" : "  loss " + Numbers.loss(trial.loss());
        String accuracy = trial.score().isEmpty() ? test(trial) : "  " + trial.score();
        String left = Double.isNaN(trial.secondsLeft()) ? "" : "  " + Times.clock(trial.secondsLeft()) + " left";
        return List.of(
                epochs + loss + accuracy + left, epochs + accuracy + left, epochs + accuracy, epochs + left, epochs);
    }

    private static String test(TrialProgress trial) {
        return Double.isNaN(trial.accuracy())
                ? ""
                : String.format(Locale.ROOT, "  test %5.2f %%", 100 * trial.accuracy());
    }

    private static List<String> overall(Snapshot snapshot) {
        String share = String.format(Locale.ROOT, "%3d %%", (int) (100 * snapshot.share()));
        String left = Double.isNaN(snapshot.secondsLeft())
                ? "  time left is known after the first epochs"
                : "  " + Times.clock(snapshot.secondsLeft()) + " left";
        String since = "  " + Times.clock(snapshot.seconds()) + " so far";
        return List.of(share + left + since, share + left, share);
    }

    private static int digits(int count) {
        return String.valueOf(count).length();
    }

    private static AttributedString line(
            String label, int labelColumns, double share, AttributedStyle style, List<String> details, int columns) {
        String detail = details.stream()
                .filter(text -> labelColumns + SHORTEST_BAR + text.length() + 4 <= columns)
                .findFirst()
                .orElse(details.getLast());
        int room = columns - labelColumns - detail.length() - 4;
        AttributedStringBuilder line = new AttributedStringBuilder().append(label);
        line.append(" ".repeat(labelColumns - Paragraph.width(label) + 2));
        if (room >= SHORTEST_BAR) {
            int length = Math.min(room, LONGEST_BAR);
            int full = (int) (share * length);
            line.styled(style, "━".repeat(full))
                    .styled(FAINT, "╌".repeat(length - full))
                    .append("  ");
        }
        return cut(line.append(detail).toAttributedString(), columns);
    }

    /** The part of a line that fits; a letter of two columns that would stick out half is left out. */
    static AttributedString cut(AttributedString line, int columns) {
        int end = line.length();
        while (Paragraph.width(line.subSequence(0, end)) > columns) {
            end = line.toString().offsetByCodePoints(end, -1);
        }
        return line.subSequence(0, end);
    }
}
