// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.evidence.claim.ClaimForm;
import dev.ceteris.evidence.text.ClaimKeys;
import dev.ceteris.evidence.text.HypothesesReader;
import dev.ceteris.lab.source.Sources;
import dev.ceteris.lab.trial.Knobs;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.MetricFamily;
import dev.ceteris.spec.SchemaWriter;
import dev.ceteris.spec.SectionKey;
import dev.ceteris.spec.Shapes;
import dev.ceteris.spec.TableWriter;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the files of the repository say of studies that the code says already: generated, so that a new kind needs none
 * of them.
 */
final class GeneratedFiles {
    private static final Path SCHEMA = Path.of("studies", "study.schema.json");
    private static final Path PAGE = Path.of("docs", "studies.md");

    private GeneratedFiles() {}

    /**
     * Writes every file that differs.
     *
     * @param arguments the checkout's folder
     */
    public static void main(String[] arguments) throws IOException {
        Path checkout = Path.of(arguments[0]);
        for (Map.Entry<Path, String> file : of(checkout).entrySet()) {
            if (!Files.readString(file.getKey()).equals(file.getValue())) {
                Files.writeString(file.getKey(), file.getValue());
                System.out.println("wrote " + checkout.relativize(file.getKey()));
            }
        }
    }

    /** Every generated file of a checkout, and the text that it should have. */
    static SequencedMap<Path, String> of(Path checkout) throws IOException {
        SequencedMap<Path, String> files = new LinkedHashMap<>();
        files.put(checkout.resolve(SCHEMA), schema());
        Path page = checkout.resolve(PAGE);
        String text = Files.readString(page);
        files.put(page, filledIn(text, tables(text)));
        return files;
    }

    /** The schema of studies. */
    static String schema() {
        return SchemaWriter.document(
                "A study of Ceteris",
                "One question about training, written down before it is run. See docs/studies.md.",
                StudyKeys.all());
    }

    /** A page with the tables between its markers, {@code <!-- generated: NAME -->} and {@code <!-- end -->}. */
    static String filledIn(String page, Map<String, String> tables) {
        Matcher marked = Pattern.compile("(<!-- generated: (\\S+) -->\n).*?(<!-- end -->)", Pattern.DOTALL)
                .matcher(page);
        TreeSet<String> missing = new TreeSet<>(tables.keySet());
        String filled = marked.replaceAll(match -> {
            String name = match.group(2);
            if (!tables.containsKey(name)) {
                throw new IllegalStateException("no table '" + name + "' can be generated, only " + tables.keySet());
            }
            missing.remove(name);
            return Matcher.quoteReplacement(match.group(1) + tables.get(name) + match.group(3));
        });
        if (!missing.isEmpty()) {
            throw new IllegalStateException("docs/studies.md has no place for the tables " + missing
                    + "; add these lines, each with a sentence before it, then run bin/generate:\n"
                    + lines(List.copyOf(tables.keySet()), missing));
        }
        return filled;
    }

    /** The markers of tables that have no place, each with the table after which it belongs. */
    private static String lines(List<String> all, Set<String> missing) {
        StringBuilder lines = new StringBuilder();
        for (String name : missing) {
            int at = all.indexOf(name);
            lines.append(at == 0 ? "before the first table" : "after the table '" + all.get(at - 1) + "'")
                    .append(":\n<!-- generated: ")
                    .append(name)
                    .append(" -->\n<!-- end -->\n");
        }
        return lines.toString();
    }

    private static Map<String, String> tables(String page) {
        SequencedMap<String, String> tables = new LinkedHashMap<>();
        tables.put("keys", TableWriter.keys(StudyKeys.all()));
        SequencedMap<String, List<SectionKey>> knobs = new LinkedHashMap<>();
        Knobs.SECTIONS.forEach(
                section -> knobs.put(section, StudyKeys.spec(section).keys()));
        tables.put("knobs", TableWriter.knobs(knobs));
        tables.put("taper", TableWriter.keys(Taper.DESCRIBED));
        for (String path : Knobs.PATHS) {
            boolean isKnob = path.split("\\.").length == 2;
            if (isKnob
                    && Shapes.type(Knobs.class, path) instanceof Class<?> kind
                    && (kind.isEnum() || kind.isSealed())) {
                tables.put(path, TableWriter.choice(path, kind));
            }
            if (isKnob
                    && Shapes.type(Knobs.class, path) instanceof ParameterizedType list
                    && list.getActualTypeArguments()[0] instanceof Class<?> item
                    && item.isRecord()) {
                tables.put(path, TableWriter.item(item.asSubclass(Record.class)));
            }
        }
        sources(page, tables);
        tables.put("tune", TableWriter.keys(BlockKeys.OPTIONS_OF_TUNE));
        tables.put("range", TableWriter.keys(KnobSpace.RANGE));
        tables.put("metrics", metrics());
        tables.put("metric-arguments", metricArguments());
        tables.put("hypotheses", TableWriter.keys(HypothesesReader.BESIDE));
        tables.put("claims", claims());
        return tables;
    }

    /** A source that the page says more about has a place of its own there; the others come one after another. */
    private static void sources(String page, Map<String, String> tables) {
        List<String> others = new ArrayList<>();
        for (List<SectionKey> form : Sources.keys()) {
            String name = "source." + form.getFirst().name();
            if (page.contains("<!-- generated: " + name + " -->")) {
                tables.put(name, TableWriter.keys(form));
            } else {
                others.add(TableWriter.keys(form));
            }
        }
        tables.put("sources", String.join("\n", others));
    }

    private static String metrics() {
        return TableWriter.table(
                List.of("metric", "unit", "meaning"),
                Metric.fixed().stream()
                        .map(metric -> List.of(TableWriter.code(metric.key()), metric.unit(), metric.meaning()))
                        .toList());
    }

    private static String metricArguments() {
        return TableWriter.table(
                List.of("metric", "on", "unit", "meaning"),
                MetricFamily.all().stream()
                        .map(family -> List.of(
                                TableWriter.code("test." + family.word() + "("
                                        + family.argument().toUpperCase(Locale.ROOT) + ")"),
                                family.sets().stream().map(TableWriter::code).collect(Collectors.joining(", ")),
                                family.unit(),
                                family.meaning()))
                        .toList());
    }

    /** The claims, and below them their keys; a key that is the same in several claims is there once. */
    private static String claims() {
        List<List<String>> claims = new ArrayList<>();
        SequencedMap<List<String>, List<String>> keys = new LinkedHashMap<>();
        for (ClaimForm form : ClaimForm.all()) {
            List<String> required = new ArrayList<>();
            List<String> other = new ArrayList<>();
            for (SectionKey key : ClaimKeys.of(form)) {
                (key.presence() instanceof SectionKey.Presence.Required ? required : other)
                        .add(TableWriter.code(key.name()));
                keys.computeIfAbsent(
                                List.of(
                                        TableWriter.code(key.name()),
                                        TableWriter.kind(key.kind()),
                                        key.value().map(TableWriter::code).orElse(""),
                                        key.meaning()),
                                _ -> new ArrayList<>())
                        .add(TableWriter.code(form.word()));
            }
            claims.add(List.of(
                    TableWriter.code(form.word()),
                    form.meaning(),
                    String.join(", ", required),
                    String.join(", ", other)));
        }
        List<List<String>> rows = keys.entrySet().stream()
                .map(key -> List.of(
                        key.getKey().get(0),
                        String.join(", ", key.getValue()),
                        key.getKey().get(1),
                        key.getKey().get(2),
                        key.getKey().get(3)))
                .sorted((one, other) -> one.getFirst().compareTo(other.getFirst()))
                .collect(Collectors.toList());
        return TableWriter.table(List.of("claim", "what it says", "keys", "may be left out"), claims)
                + "\n"
                + TableWriter.table(List.of("key", "of", "type, range", "default", "meaning"), rows);
    }
}
