// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.source;

import dev.ceteris.base.SpecException;
import dev.ceteris.data.format.csv.FirstRow;
import dev.ceteris.data.source.CsvSource;
import dev.ceteris.data.source.Scaling;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.Shapes;
import dev.ceteris.spec.YamlTree;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** How a study writes a CSV file as its data. */
final class CsvForm implements SourceForm<CsvSource> {
    /** What need not be said, as a study would say it. */
    private static final String DEFAULTS = "{header: true, test: 0.2, scaling: standardized}";

    @Override
    public Class<CsvSource> kind() {
        return CsvSource.class;
    }

    @Override
    public List<String> keys() {
        return List.of("csv", "class", "header", "test", "scaling");
    }

    @Override
    public CsvSource read(Node.Fields section, String path) {
        Node.Fields complete = section.orElse((Node.Fields) YamlTree.of(DEFAULTS, section.place()));
        Path file = file(complete, path);
        boolean header = (boolean) SourceForm.value(boolean.class, complete, "header", path);
        double test = (double) SourceForm.value(double.class, complete, "test", path);
        Scaling scaling = (Scaling) SourceForm.value(Scaling.class, complete, "scaling", path);
        String classColumn = column(complete, path);
        try {
            return new CsvSource(file, header ? FirstRow.NAMES : FirstRow.SAMPLE, classColumn, test, scaling);
        } catch (SpecException refused) {
            throw Binder.impossible(refused, complete, section.place(), path);
        }
    }

    private static Path file(Node.Fields section, String path) {
        String written = (String) SourceForm.value(String.class, section, "csv", path);
        try {
            if (!written.isBlank()) {
                return Path.of(written);
            }
        } catch (InvalidPathException refused) {
            // Answered below, like no path at all.
        }
        throw Binder.mismatch(section.fields().get("csv").value(), "'" + path + ".csv'", "the path of a file");
    }

    /** A column may be given by its number, which needs no quotes. */
    private static String column(Node.Fields section, String path) {
        return section.value("class").orElse(null) instanceof Node.Whole number
                ? number.value().toString()
                : (String) SourceForm.value(String.class, section, "class", path);
    }

    @Override
    public SequencedMap<String, Object> plain(CsvSource csv) {
        SequencedMap<String, Object> section = new LinkedHashMap<>();
        section.put("csv", csv.file().toString().replace('\\', '/'));
        section.put("class", csv.classColumn());
        section.put("header", csv.firstRow() == FirstRow.NAMES);
        section.put("test", csv.testShare());
        section.put("scaling", Shapes.wordOf(csv.scaling()));
        return section;
    }
}
