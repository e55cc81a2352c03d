// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.source;

import dev.ceteris.data.source.DataSource;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.Plain;
import dev.ceteris.spec.SectionKey;
import java.util.List;
import java.util.SequencedMap;

/**
 * The form of a source whose record says all of it: its components are the keys, each with its {@code @Meaning}, and
 * with its {@code @Default} where it need not be said; ranges are what its constructor refuses.
 *
 * @param <S> the record
 */
record RecordForm<S extends Record & DataSource>(Class<S> kind) implements SourceForm<S> {
    @Override
    public List<SectionKey> keys() {
        return SectionKey.of(kind).stream().map(SectionKey::orRequired).toList();
    }

    @Override
    public S read(Node.Fields section, String path) {
        return Binder.record(kind, section, section.place(), path);
    }

    @Override
    public SequencedMap<String, Object> plain(S source) {
        return Plain.section(source);
    }
}
