// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.source;

import dev.ceteris.base.SpecException;
import dev.ceteris.data.format.csv.FirstRow;
import dev.ceteris.data.source.CsvSource;
import dev.ceteris.data.source.Scaling;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.SectionKey;
import dev.ceteris.spec.Shapes;
import dev.ceteris.spec.ValueKind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** How a study writes a CSV file as its data. */
final class CsvForm implements SourceForm<CsvSource> {
    private static final SectionKey CSV = SectionKey.required(
            "csv",
            new ValueKind.Text(),
            "path of the file; a relative one starts at the folder in which `ceteris` is called, like every other "
                    + "path on its"
                    + " command line");
    private static final SectionKey CLASS = SectionKey.required(
            "class",
            ValueKind.Either.of(new ValueKind.Text(), new ValueKind.Whole("")),
            "the class column: its name, or its number from 1");
    private static final SectionKey HEADER = SectionKey.unsaid(
            "header", new ValueKind.Truth(), "true", "whether the first row holds the columns' names");
    private static final SectionKey TEST = SectionKey.unsaid(
            "test",
            new ValueKind.Real("above 0 and below 1"),
            "0.2",
            "the share of each class that becomes the test part");
    private static final SectionKey SCALING = SectionKey.unsaid(
            "scaling",
            new ValueKind.Choice(Scaling.class),
            "standardized",
            "what is done to the numbers: mean 0 and variance 1, fitted to the training part; or nothing");

    @Override
    public Class<CsvSource> kind() {
        return CsvSource.class;
    }

    @Override
    public List<SectionKey> keys() {
        return List.of(CSV, CLASS, HEADER, TEST, SCALING);
    }

    @Override
    public CsvSource read(Node.Fields section, String path) {
        Path file = file(section, path);
        boolean header = (boolean) HEADER.read(section, path);
        double test = (double) TEST.read(section, path);
        Scaling scaling = (Scaling) SCALING.read(section, path);
        String classColumn = column(section, path);
        try {
            return new CsvSource(file, header ? FirstRow.NAMES : FirstRow.SAMPLE, classColumn, test, scaling);
        } catch (SpecException refused) {
            throw Binder.impossible(refused, section, section.place(), path);
        }
    }

    private static Path file(Node.Fields section, String path) {
        String written = (String) CSV.read(section, path);
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
                : (String) CLASS.read(section, path);
    }

    @Override
    public SequencedMap<String, Object> plain(CsvSource csv) {
        SequencedMap<String, Object> section = new LinkedHashMap<>();
        section.put(CSV.name(), csv.file().toString().replace('\\', '/'));
        section.put(CLASS.name(), csv.classColumn());
        section.put(HEADER.name(), csv.firstRow() == FirstRow.NAMES);
        section.put(TEST.name(), csv.testShare());
        section.put(SCALING.name(), Shapes.wordOf(csv.scaling()));
        return section;
    }
}
