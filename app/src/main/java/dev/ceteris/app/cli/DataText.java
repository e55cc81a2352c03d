// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.cli;

import dev.ceteris.data.Dataset;
import dev.ceteris.data.DatasetSummary;
import dev.ceteris.data.DatasetSummary.ClassCount;
import dev.ceteris.data.SourceFile;
import dev.ceteris.data.Whereabouts.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Data sets in words. */
final class DataText {
    // A class per line; a CSV whose class column was mistaken has one for each row.
    private static final int MOST_CLASSES = 30;
    private static final int BAR_CELLS = 24;

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
        lines.add("More about one of them, or about your own file:");
        lines.add("  ceteris data describe " + entries.getFirst().name());
        lines.add("  ceteris data describe my-data.csv --class species");
        return String.join("\n", lines);
    }

    static String description(Entry entry, DatasetSummary summary, Dataset dataset) {
        List<String> lines = new ArrayList<>();
        lines.add(entry.name() + ": " + entry.description());
        lines.add(where(entry));
        lines.add("");
        lines.addAll(SamplePictures.oneOfEachClass(dataset));
        lines.add(String.format(Locale.ROOT, "%,12d training samples", summary.trainSamples()));
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
        addClasses(summary, lines);
        lines.add("");
        lines.add("SHA-256 of the unpacked files");
        int width = summary.files().stream()
                .mapToInt(file -> file.name().length())
                .max()
                .orElse(0);
        for (SourceFile file : summary.files()) {
            lines.add("  " + padded(file.name(), width) + "  " + file.sha256());
        }
        return String.join("\n", lines);
    }

    private static void addClasses(DatasetSummary summary, List<String> lines) {
        List<ClassCount> shown = summary.classes().stream().limit(MOST_CLASSES).toList();
        int width =
                shown.stream().mapToInt(count -> count.name().length()).max().orElse(0);
        width = Math.max(width, "class".length());
        int most = shown.stream().mapToInt(ClassCount::train).max().orElse(1);
        lines.add("  " + padded("class", width) + "  training              test");
        for (ClassCount count : shown) {
            lines.add(String.format(
                            Locale.ROOT,
                            "  %s  %,8d  %4.1f %%  %,8d  %s",
                            padded(count.name(), width),
                            count.train(),
                            100.0 * count.train() / summary.trainSamples(),
                            count.test(),
                            bar((double) count.train() / most))
                    .stripTrailing());
        }
        int hidden = summary.classes().size() - shown.size();
        if (hidden > 0) {
            lines.add("  … and " + hidden + " more; --json lists them all");
        }
    }

    private static String where(Entry entry) {
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
