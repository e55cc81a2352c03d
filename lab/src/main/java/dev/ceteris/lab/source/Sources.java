// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.source;

import dev.ceteris.data.source.DataCatalog;
import dev.ceteris.data.source.DataSource;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Form;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.SectionKey;
import dev.ceteris.spec.Sentences;
import dev.ceteris.spec.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * How a study states where its data comes from: the name of a data set that Ceteris knows, or a section in one of the
 * forms.
 */
public final class Sources implements Form<DataSource> {
    /** A source with parameters is one file and one line here. */
    private static final List<SourceForm<?>> FORMS =
            List.of(new CsvForm(), new FunctionForm(), new ImageForm(), new SetForm());

    /** The keys of each form's section, described, its own key first. */
    public static List<List<SectionKey>> keys() {
        return FORMS.stream().map(SourceForm::keys).toList();
    }

    /** The names of the data sets that Ceteris knows. */
    public static List<String> names() {
        return DataCatalog.known().stream().map(DataSource::name).toList();
    }

    @Override
    public Class<DataSource> kind() {
        return DataSource.class;
    }

    @Override
    public String expected() {
        List<String> words =
                FORMS.stream().map(form -> form.keys().getFirst().name()).toList();
        return "the name of a data set or a section with the key "
                + String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }

    @Override
    public ValueKind described() {
        List<ValueKind> kinds = new ArrayList<>(List.of(new ValueKind.Words(names())));
        keys().forEach(keys -> kinds.add(new ValueKind.Section(keys)));
        return new ValueKind.Phrased("a name or a section, see below", new ValueKind.Either(kinds));
    }

    @Override
    public DataSource read(Node node, String path) {
        return switch (node) {
            case Node.Text name -> named(name);
            case Node.Fields section -> read(section, path);
            default -> throw Binder.mismatch(node, "'" + path + "'", expected());
        };
    }

    static DataSource named(Node.Text name) {
        if (!names().contains(name.value())) {
            String what = "data set '" + name.value() + "'";
            throw name.place().error(Sentences.unknown(what, name.value(), names()));
        }
        return DataCatalog.named(name.value());
    }

    /** A section without any form's own key is read as the first form, which then says what it lacks. */
    private static DataSource read(Node.Fields section, String path) {
        SourceForm<?> form = FORMS.stream()
                .filter(it -> section.has(it.keys().getFirst().name()))
                .reduce((_, later) -> later)
                .orElse(FORMS.getFirst());
        Binder.checkKeys(section, SectionKey.names(form.keys()), path);
        return form.read(SectionKey.complete(section, form.keys()), path);
    }

    /**
     * @throws IllegalStateException when the source has parameters and no form writes them: its name alone would lose
     *     them
     */
    @Override
    public Object plain(DataSource source) {
        Optional<SequencedMap<String, Object>> section = FORMS.stream()
                .filter(form -> form.kind().isInstance(source))
                .map(form -> plain(form, source))
                .findFirst();
        if (section.isPresent()) {
            return section.get();
        }
        if (!DataCatalog.known().contains(source)) {
            throw new IllegalStateException(source + " has no written form: add one to the forms of Sources");
        }
        return source.name();
    }

    private static <S extends DataSource> SequencedMap<String, Object> plain(SourceForm<S> form, DataSource source) {
        return form.plain(form.kind().cast(source));
    }
}
