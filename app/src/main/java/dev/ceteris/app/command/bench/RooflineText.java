// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.bench;

import static dev.ceteris.app.terminal.TextTable.Align.LEFT;
import static dev.ceteris.app.terminal.TextTable.Align.RIGHT;

import dev.ceteris.app.process.Version;
import dev.ceteris.app.terminal.TextTable;
import dev.ceteris.base.Plural;
import dev.ceteris.bench.Roofline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The roofline as text. */
final class RooflineText {
    private static final long KIBI = 1024;

    private RooflineText() {}

    /** What the processor calculates, and how fast numbers reach it. */
    static String table(Roofline roofline) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("at best", "one core", Plural.of(roofline.cores(), "core")));
        for (Roofline.Peak peak : roofline.peaks()) {
            rows.add(row("multiply-add, " + peak.bits() + " bits", peak.oneCore(), peak.allCores(), "GFLOP/s"));
        }
        for (Roofline.Bandwidth bandwidth : roofline.bandwidths()) {
            rows.add(row(
                    "read from " + bandwidth.from() + ", " + size(bandwidth.bytes()),
                    bandwidth.oneCore(),
                    bandwidth.allCores(),
                    "GB/s"));
        }
        return TextTable.of(LEFT, RIGHT, RIGHT).text(rows);
    }

    private static List<String> row(String what, double oneCore, double allCores, String unit) {
        return List.of(what, rounded(oneCore) + " " + unit, rounded(allCores) + " " + unit);
    }

    /** Repeated, figures differ in their third digit. */
    private static String rounded(double number) {
        return String.format(Locale.ROOT, number < 10 ? "%.1f" : "%.0f", number);
    }

    private static String size(long bytes) {
        return bytes < KIBI * KIBI ? bytes / KIBI + " KB" : bytes / KIBI / KIBI + " MB";
    }

    /** All digits, in one line. */
    static String json(Roofline roofline) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", Version.text());
        document.put("cores", roofline.cores());
        document.put("peaks", roofline.peaks());
        document.put("bandwidths", roofline.bandwidths());
        return JsonMapper.builder().build().writeValueAsString(document);
    }
}
