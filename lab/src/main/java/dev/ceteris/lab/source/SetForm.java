// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.source;

import dev.ceteris.base.SpecException;
import dev.ceteris.data.source.DataSource;
import dev.ceteris.data.source.ScaledSet;
import dev.ceteris.data.source.Scaling;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.SectionKey;
import dev.ceteris.spec.Shapes;
import dev.ceteris.spec.ValueKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** How a study states a data set that Ceteris knows, with another scaling than its name alone means. */
final class SetForm implements SourceForm<ScaledSet> {
    private static final SectionKey SET =
            SectionKey.required("set", new ValueKind.Words(Sources.names()), "the data set");
    private static final SectionKey SCALING = SectionKey.required(
            "scaling",
            new ValueKind.Choice(Scaling.class),
            "what is done to pixels: mean 0 and variance 1 of each, fitted to the training set, or nothing; the name"
                    + " alone means `zero-to-one`, divided by 255");

    @Override
    public Class<ScaledSet> kind() {
        return ScaledSet.class;
    }

    @Override
    public List<SectionKey> keys() {
        return List.of(SET, SCALING);
    }

    @Override
    public ScaledSet read(Node.Fields section, String path) {
        Node set = section.value(SET.name()).orElseThrow();
        String subject = "'" + path + "." + SET.name() + "'";
        DataSource named = Sources.named(new Node.Text(set.place(), Binder.text(set, subject)));
        try {
            return new ScaledSet(named, (Scaling) SCALING.read(section, path));
        } catch (SpecException refused) {
            throw Binder.impossible(refused, section, section.place(), path);
        }
    }

    @Override
    public SequencedMap<String, Object> plain(ScaledSet source) {
        SequencedMap<String, Object> section = new LinkedHashMap<>();
        section.put(SET.name(), source.set().name());
        section.put(SCALING.name(), Shapes.wordOf(source.scaling()));
        return section;
    }
}
