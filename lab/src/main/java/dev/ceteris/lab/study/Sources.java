// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.data.CsvSource;
import dev.ceteris.data.DataCatalog;
import dev.ceteris.data.DataSource;
import dev.ceteris.data.Scaling;
import dev.ceteris.data.csv.FirstRow;
import dev.ceteris.data.synthetic.FunctionSource;
import dev.ceteris.engine.SpecException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * How a study states where its data comes from: the name of a data set that Ceteris knows, or a section about a CSV file
 * or a function.
 */
final class Sources {
    static final String EXPECTED = "the name of a data set or a section with the key csv or function";

    /** The keys of a section about a CSV file. */
    static final List<String> CSV_KEYS = List.of("csv", "class", "header", "test", "scaling");

    /** What a section about a CSV file need not say, in its own words. */
    private static final String CSV_DEFAULTS = "{header: true, test: 0.2, scaling: standardized}";

    private Sources() {}

    /** The names of the data sets that Ceteris knows. */
    static List<String> names() {
        return DataCatalog.known().stream().map(DataSource::name).toList();
    }

    /** @throws StudyException when there is no such data set, or a key of a CSV file's section is wrong */
    static DataSource bind(Node node, String path) {
        return switch (node) {
            case Node.Text name -> named(name);
            case Node.Fields section when section.has("function") -> FunctionSection.bind(section, path);
            case Node.Fields section -> csv(section, path);
            default -> throw Binder.mismatch(node, "'" + path + "'", EXPECTED);
        };
    }

    private static DataSource named(Node.Text name) {
        if (!names().contains(name.value())) {
            String what = "data set '" + name.value() + "'";
            throw name.place().error(Sentences.unknown(what, name.value(), names()));
        }
        return DataCatalog.named(name.value());
    }

    private static DataSource csv(Node.Fields section, String path) {
        Binder.checkKeys(section, CSV_KEYS, path);
        Node.Fields complete = section.orElse((Node.Fields) YamlTree.of(CSV_DEFAULTS, section.place()));
        Path file = file(complete, path);
        boolean header = (boolean) value(boolean.class, complete, "header", path);
        double test = (double) value(double.class, complete, "test", path);
        Scaling scaling = (Scaling) value(Scaling.class, complete, "scaling", path);
        String classColumn = column(complete, path);
        try {
            return new CsvSource(file, header ? FirstRow.NAMES : FirstRow.SAMPLE, classColumn, test, scaling);
        } catch (SpecException refused) {
            throw Binder.impossible(refused, complete, section.place(), path);
        }
    }

    private static Path file(Node.Fields section, String path) {
        String written = (String) value(String.class, section, "csv", path);
        try {
            if (!written.isBlank()) {
                return Path.of(written);
            }
        } catch (InvalidPathException refused) {
            // Answered below, like no path at all.
        }
        throw Binder.mismatch(section.fields().get("csv").value(), "'" + path + ".csv'", "the path of a file");
    }

    /** The value of a key that a section has to have. */
    static Object value(Class<?> kind, Node.Fields section, String key, String path) {
        Node node = section.value(key)
                .orElseThrow(() -> section.place()
                        .error("'" + path + "' has no '" + key + "', expected " + Shapes.expected(kind)));
        return Binder.value(kind, node, path + "." + key, "'" + path + "." + key + "'");
    }

    /** A column may be told by its number, which needs no quotes. */
    private static String column(Node.Fields section, String path) {
        return section.value("class").orElse(null) instanceof Node.Whole number
                ? number.value().toString()
                : (String) value(String.class, section, "class", path);
    }

    /** The source as a plain value that {@link #bind} reads again. */
    static Object plain(DataSource source) {
        return switch (source) {
            case CsvSource csv -> plain(csv);
            case FunctionSource function -> FunctionSection.plain(function);
            default -> source.name();
        };
    }

    private static SequencedMap<String, Object> plain(CsvSource csv) {
        SequencedMap<String, Object> section = new LinkedHashMap<>();
        section.put("csv", csv.file().toString().replace('\\', '/'));
        section.put("class", csv.classColumn());
        section.put("header", csv.firstRow() == FirstRow.NAMES);
        section.put("test", csv.testShare());
        section.put("scaling", Shapes.wordOf(csv.scaling()));
        return section;
    }
}
