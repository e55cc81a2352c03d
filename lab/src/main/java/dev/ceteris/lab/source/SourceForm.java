// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.source;

import dev.ceteris.data.source.DataSource;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.Shapes;
import java.util.List;
import java.util.SequencedMap;

/**
 * How a study writes one kind of data source with parameters: a section, recognized by its first key.
 *
 * @param <S> the kind
 */
interface SourceForm<S extends DataSource> {
    /** The kind that is written so. */
    Class<S> kind();

    /** The keys of its section; the first is in no other form's section and has to be there. */
    List<String> keys();

    /**
     * The source that a section states.
     *
     * @param path of the section in the study
     * @throws dev.ceteris.spec.StudyException at the place of a key that is unknown, missing or wrong
     */
    S read(Node.Fields section, String path);

    /** The source as a section that {@link #read} reads again. */
    SequencedMap<String, Object> plain(S source);

    /** The value of a key that a section has to have. */
    static Object value(Class<?> kind, Node.Fields section, String key, String path) {
        Node node = section.value(key)
                .orElseThrow(() -> section.place()
                        .error("'" + path + "' has no '" + key + "', expected " + Shapes.expected(kind)));
        return Binder.value(kind, node, path + "." + key, "'" + path + "." + key + "'");
    }
}
