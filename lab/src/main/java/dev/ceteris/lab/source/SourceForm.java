// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.source;

import dev.ceteris.data.source.DataSource;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.SectionKey;
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

    /** The keys of its section, described; the first is in no other form's section and has to be there. */
    List<SectionKey> keys();

    /**
     * The source that a section states.
     *
     * @param section with the value of every key that has one although it is not said
     * @param path of the section in the study
     * @throws dev.ceteris.spec.StudyException at the place of a key that is unknown, missing or wrong
     */
    S read(Node.Fields section, String path);

    /** The source as a section that {@link #read} reads again. */
    SequencedMap<String, Object> plain(S source);
}
