// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.data;

import dev.ceteris.app.terminal.Paragraph;
import dev.ceteris.app.terminal.TextTable;
import dev.ceteris.app.terminal.TextTable.Align;
import dev.ceteris.base.Program;
import dev.ceteris.base.Visible;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.DatasetSummary;
import dev.ceteris.data.source.DatasetSummary.ClassCount;
import dev.ceteris.data.source.SourceFile;
import dev.ceteris.data.source.Whereabouts.Presence;
import dev.ceteris.data.source.function.FunctionSummary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Data sets in words. */
final class DataText {
    // A class per line; a CSV whose class column was mistaken has one for each row.
    private static final int MOST_CLASSES = 30;
    private static final int BAR_CELLS = 24;
    private static final int WIDTH = 100;

    private DataText() {}

    /**
     * One data set of a list.
     *
     * @param place its folder or address; empty when it comes with Ceteris
     */
    record Entry(String name, String description, Presence presence, String place) {}

    static String list(List<Entry> entries) {
        int width =
                entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (Entry entry : entries) {
            lines.add(padded(entry.name(), width) + "  " + entry.description());
            lines.add(" ".repeat(width) + "  " + where(entry));
        }
        lines.add("");
        lines.add("More about one of them, about your own file, or about a function:");
        lines.add("  " + Program.command("data describe " + entries.getFirst().name()));
        lines.add("  " + Program.command("data describe my-data.csv --class species"));
        lines.add("  " + Program.command("data describe 'x1*exp(-x1^2-x2^2)' --from -2 --to 2"));
        return String.join("\n", lines);
    }

    static String description(Entry entry, DatasetSummary summary, Dataset dataset) {
        List<String> lines = new ArrayList<>();
        lines.add(entry.name() + ": " + entry.description());
        lines.add(where(entry));
        lines.add("");
        lines.addAll(SamplePictures.oneOfEachClass(dataset));
        lines.add(
                summary.trainSamples() == 0
                        ? counted("any number of", "training samples, drawn anew by each seed")
                        : String.format(Locale.ROOT, "%,12d training samples", summary.trainSamples()));
        lines.add(String.format(Locale.ROOT, "%,12d test samples", summary.testSamples()));
        lines.add(String.format(
                Locale.ROOT,
                "%,12d %s, from %s to %s, %.1f %% of them not 0",
                summary.inputs(),
                summary.inputs() == 1 ? "input" : "inputs each",
                number(summary.minimum()),
                number(summary.maximum()),
                100 * summary.nonZeroShare()));
        lines.add(String.format(Locale.ROOT, "%,12d classes", summary.classes().size()));
        lines.add("");
        addClasses(summary.classes(), summary.trainSamples(), lines);
        if (!dataset.remarks().isEmpty()) {
            lines.add("");
            dataset.remarks().forEach(remark -> lines.addAll(Paragraph.wrap("note: ", remark, WIDTH)));
        }
        addFiles(summary.files(), lines);
        return String.join("\n", lines);
    }

    /** The digest of each file. */
    static void addFiles(List<SourceFile> files, List<String> lines) {
        lines.add("");
        lines.add("SHA-256 of the unpacked files");
        int width = files.stream().mapToInt(file -> file.name().length()).max().orElse(0);
        for (SourceFile file : files) {
            lines.add("  " + padded(file.name(), width) + "  " + file.sha256());
        }
    }

    static String description(Entry entry, FunctionSummary function) {
        List<String> lines = new ArrayList<>();
        lines.add(entry.name() + ": " + entry.description());
        lines.add(where(entry));
        lines.add("");
        lines.add(counted("any number of", "training samples, drawn evenly within the bounds"));
        lines.add(counted(
                thousands(function.onGrid().samples()),
                "test samples, " + thousands(function.grid()) + " points of each input in every combination"));
        lines.add(counted(thousands(function.judged()), "times at most that a trial is evaluated on them"));
        int onDiagonal = function.onDiagonal().samples();
        lines.add(counted(onDiagonal == 0 ? "no" : thousands(onDiagonal), "samples of the diagonal"));
        lines.add(
                function.noise() == 0
                        ? counted("no", "noise")
                        : counted(number(function.noise()), "standard deviation of the noise in training"));
        lines.add("");
        TextTable table = TextTable.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "from", "to", "mean", "deviation"));
        function.inputs().forEach(input -> rows.add(List.of(input.name(), number(input.from()), number(input.to()))));
        rows.add(row("values on the grid", function.onGrid()));
        if (function.onDiagonal().samples() > 0) {
            rows.add(row("values on the diagonal", function.onDiagonal()));
        }
        table.text(rows).lines().forEach(row -> lines.add("  " + row));
        lines.add("");
        double deviation = function.onGrid().deviation();
        lines.add("The constant answer, the mean, has a test loss of " + number(deviation * deviation) + ".");
        return String.join("\n", lines);
    }

    private static String counted(String count, String what) {
        return String.format(Locale.ROOT, "%13s %s", count, what);
    }

    private static String thousands(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static List<String> row(String name, FunctionSummary.Range range) {
        return List.of(
                name,
                number(range.least()),
                number(range.greatest()),
                number(negligible(range) ? 0 : range.mean()),
                number(range.deviation()));
    }

    /** What rounding leaves of a mean that is 0. */
    private static boolean negligible(FunctionSummary.Range range) {
        return Math.abs(range.mean()) < 1e-12 * range.deviation();
    }

    /** Four digits; whole numbers as they are. */
    static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e7;
        return whole ? String.valueOf((long) value) : String.valueOf((float) rounded(value));
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(4)).doubleValue();
    }

    static void addClasses(List<ClassCount> classes, long trainSamples, List<String> lines) {
        List<ClassCount> shown = classes.stream().limit(MOST_CLASSES).toList();
        int width = shown.stream()
                .mapToInt(count -> Visible.text(count.name()).length())
                .max()
                .orElse(0);
        width = Math.max(width, "class".length());
        int most = shown.stream().mapToInt(ClassCount::train).max().orElse(1);
        lines.add("  " + padded("class", width) + "  training              test");
        for (ClassCount count : shown) {
            lines.add(String.format(
                            Locale.ROOT,
                            "  %s  %,8d  %4.1f %%  %,8d  %s",
                            padded(Visible.text(count.name()), width),
                            count.train(),
                            trainSamples == 0 ? 0.0 : 100.0 * count.train() / trainSamples,
                            count.test(),
                            bar((double) count.train() / Math.max(1, most)))
                    .stripTrailing());
        }
        int hidden = classes.size() - shown.size();
        if (hidden > 0) {
            lines.add("  … and " + hidden + " more; --json lists them all");
        }
    }

    static String where(Entry entry) {
        return switch (entry.presence()) {
            case SHIPPED -> "comes with Ceteris";
            case FOUND -> "found in " + entry.place();
            case CALCULATED -> "calculated";
            case FETCHABLE -> "not on this machine; would be fetched from " + entry.place();
        };
    }

    /** A bar in steps of an eighth of a cell. */
    private static String bar(double share) {
        int eighths = (int) Math.round(share * BAR_CELLS * 8);
        String end = eighths % 8 == 0 ? "" : String.valueOf((char) ('█' + 8 - eighths % 8));
        return "█".repeat(eighths / 8) + end;
    }

    private static String number(float value) {
        return value == Math.rint(value) && Math.abs(value) < 1e7f
                ? String.valueOf((int) value)
                : String.valueOf(value);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
