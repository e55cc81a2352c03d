// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import dev.ceteris.base.DataException;
import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.claim.Observation;
import dev.ceteris.evidence.text.ClaimsFile;
import dev.ceteris.evidence.tool.Column;
import dev.ceteris.evidence.tool.Role;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.StudyText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes claims to begin with, and judges them, so that what is written can be read. */
final class FirstClaims {
    private static final int MOST_CONDITIONS = 200;
    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_./-]*|-?(0|[1-9]\\d*)(\\.\\d+)?([eE]-?\\d+)?");
    private static final Pattern FIELD = Pattern.compile("\\{([^{}]+)}");
    private static final String PLACE = "the first claims";

    private final SequencedMap<String, Path> files;
    private final Optional<String> from;
    private final List<Column> factors;
    private final List<Column> metrics;
    private final List<Column> unclear;
    private final List<Column> seeds;
    private final List<Column> replicates;
    private final Optional<String> guess;
    private final Optional<Column> epoch;

    /** Claims that were judged, and the names that they take from the names of files. */
    record Judged(String text, List<String> fromName, FileResults results) {}

    FirstClaims(
            SequencedMap<String, Path> files,
            Optional<String> from,
            SequencedMap<ColumnProfile, ColumnProfile.Use> uses,
            Optional<String> guess) {
        this.files = files;
        this.from = from;
        this.guess = guess;
        factors = of(uses, Role.FACTOR);
        List<Column> measured = of(uses, Role.METRIC);
        unclear = of(uses, Role.OTHER);
        metrics = measured.isEmpty() ? unclear : measured;
        seeds = of(uses, Role.SEED);
        replicates = of(uses, Role.REPLICATE).stream()
                .filter(column -> column.role() != Role.REPLICATE)
                .toList();
        epoch = of(uses, Role.EPOCH).stream().findFirst();
    }

    private static List<Column> of(SequencedMap<ColumnProfile, ColumnProfile.Use> uses, Role role) {
        return uses.entrySet().stream()
                .filter(use -> use.getValue().role() == role)
                .map(use -> use.getKey().column())
                .toList();
    }

    /**
     * The first claims that the files can answer.
     *
     * @param file that is read first, whose name may be that of the metric
     * @throws DataException when there are none, with the reason
     */
    Judged judged(String file) {
        List<String> fields = FIELD.matcher(from.orElse(""))
                .results()
                .map(field -> field.group(1))
                .toList();
        List<String> varied = fields.stream()
                .filter(field -> !List.of("seed", "epoch", "metric").contains(field))
                .toList();
        if (factors.isEmpty() && varied.isEmpty()) {
            throw new DataException("no column looks like something that was varied, and the names of the files do not"
                    + " say it either; write a file of claims with columns: {factors: [… ]}, as docs/judge.md shows");
        }
        if (metrics.isEmpty() && !fields.contains("metric")) {
            throw new DataException("no column looks like something that was measured; expected numbers");
        }
        String metric = metric(file, fields);
        FileResults known = read(text(metric, "threshold: {metric: " + quoted(metric) + ", above: 0}", fields));
        String text = text(metric, hypothesis(metric, known.observations().trials()), fields);
        FileResults results = read(text);
        results.verdicts();
        return new Judged(text, fields, results);
    }

    private FileResults read(String text) {
        try {
            return FileResults.read(ClaimsFile.read(new StudyText(PLACE, text)), files);
        } catch (StudyException refused) {
            throw new DataException(
                    "no claims can be made of these files as they are: " + refused.getMessage(), refused);
        }
    }

    /** A metric of the test set, or of the validation set, and rather one that is known to be better or worse. */
    private String metric(String file, List<String> fields) {
        if (fields.contains("metric")) {
            return file.replaceFirst(".*-tag-", "").replaceFirst("\\.csv$", "");
        }
        return metrics.stream()
                .map(FirstClaims::claimName)
                .min(Comparator.comparingInt(FirstClaims::rank))
                .orElseThrow();
    }

    private static int rank(String metric) {
        int part = metric.contains("test") ? 0 : metric.contains("val") ? 1 : metric.contains("train") ? 4 : 2;
        return part * 3
                + switch (Direction.of(metric)) {
                    case HIGHER -> 0;
                    case LOWER -> metric.contains("time") || metric.contains("seconds") ? 20 : 1;
                    case UNKNOWN -> 10;
                };
    }

    /** Claims state the form of a metric before its name, so the name has no blanks. */
    private static String claimName(Column column) {
        return column.shortName().replaceAll("\\s+", ".");
    }

    private String text(String metric, String hypothesis, List<String> fields) {
        List<String> lines = new ArrayList<>();
        lines.add("# Written by 'ceteris judge --explain' from the names of columns and files. Check every line, and");
        lines.add("# state your own hypotheses: this one only compares two conditions that have trials.");
        guess.ifPresent(sentence -> lines.add("# A guess: " + sentence + "."));
        from.ifPresent(pattern -> lines.add("from: \"" + pattern + "\""));
        List<String> columns = new ArrayList<>();
        if (!factors.isEmpty()) {
            columns.add("factors: " + named(factors));
        }
        if (!seeds.isEmpty() && !fields.contains("seed")) {
            columns.add("seed: " + (seeds.size() == 1 ? quoted(seeds.getFirst().name()) : list(seeds)));
        }
        replicates.forEach(column -> columns.add("replicate: " + quoted(column.name())));
        epoch.ifPresent(column -> columns.add("epoch: " + quoted(column.name())));
        if (!fields.contains("metric")) {
            columns.add("metrics: " + named(metrics));
        }
        if (!columns.isEmpty()) {
            lines.add("columns:");
            columns.forEach(column -> lines.add("  " + column));
        }
        if (!unclear.isEmpty() && !metrics.equals(unclear)) {
            lines.add("# Unclear, and left out: "
                    + unclear.stream().map(Column::name).collect(Collectors.joining(", ")));
        }
        if (Direction.of(metric) == Direction.UNKNOWN) {
            lines.add("better: {" + quoted(metric) + ": higher}  # or lower: the name does not say it");
        }
        lines.add("hypotheses:");
        lines.add("  - " + hypothesis);
        return String.join("\n", lines) + "\n";
    }

    private static String named(List<Column> columns) {
        boolean plain = columns.stream().allMatch(column -> claimName(column).equals(column.name()));
        return plain
                ? list(columns)
                : columns.stream()
                        .map(column -> quoted(claimName(column)) + ": " + quoted(column.name()))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String list(List<Column> columns) {
        return columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Compares the two conditions that differ in one factor, rather the first one, and have most trials. */
    private static String hypothesis(String metric, List<Observation> trials) {
        SequencedMap<Map<String, Level>, Integer> counts = new LinkedHashMap<>();
        trials.forEach(trial -> counts.merge(trial.levels(), 1, Integer::sum));
        List<Map<String, Level>> conditions =
                counts.keySet().stream().limit(MOST_CONDITIONS).toList();
        String best = "threshold: {metric: " + quoted(metric) + ", above: 0}";
        int most = 0;
        for (int i = 0; i < conditions.size(); i++) {
            for (int j = i + 1; j < conditions.size(); j++) {
                Map<String, Level> first = conditions.get(i);
                Map<String, Level> second = conditions.get(j);
                List<String> different = first.keySet().stream()
                        .filter(factor -> !first.get(factor).equals(second.get(factor)))
                        .toList();
                if (different.size() != 1) {
                    continue;
                }
                int trialsOfBoth = Math.min(counts.get(first), counts.get(second));
                int place = List.copyOf(first.keySet()).indexOf(different.getFirst());
                int score = trialsOfBoth * first.size() + first.size() - place;
                if (score > most) {
                    most = score;
                    best = comparison(metric, different.getFirst(), first, second);
                }
            }
        }
        return best;
    }

    private static String comparison(
            String metric, String factor, Map<String, Level> first, Map<String, Level> second) {
        String form = Direction.of(metric) == Direction.LOWER ? "less" : "greater";
        String where = first.keySet().stream()
                .filter(other -> !other.equals(factor))
                .map(other -> level(other, first))
                .collect(Collectors.joining(", "));
        return form + ": {metric: " + quoted(metric) + ", of: {" + level(factor, second) + "}, than: {"
                + level(factor, first) + "}" + (where.isEmpty() ? "" : ", where: {" + where + "}") + "}";
    }

    private static String level(String factor, Map<String, Level> levels) {
        return quoted(factor) + ": " + quoted(levels.get(factor).text());
    }

    private static String quoted(String text) {
        boolean word = text.matches("(?i)y|n|yes|no|on|off|null|none|~");
        return PLAIN.matcher(text).matches() && !word ? text : "'" + text.replace("'", "''") + "'";
    }
}
