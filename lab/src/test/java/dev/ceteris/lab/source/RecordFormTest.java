// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.base.Require;
import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.DataSource;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.Task;
import dev.ceteris.data.source.Whereabouts;
import dev.ceteris.spec.Canonical;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.SectionKey;
import dev.ceteris.spec.StudyText;
import dev.ceteris.spec.YamlTree;
import org.junit.jupiter.api.Test;

/** Laws: a source is its record; the form that a study writes needs nothing else. */
public class RecordFormTest {
    /** A source that is only written and read here. */
    public record Rings(
            @Meaning("how many") int rings,
            @Meaning("how wide each is") @Default("0.1") double width) implements DataSource {
        public Rings {
            Require.require(rings >= 1, "rings", rings, "at least 1");
        }

        @Override
        public String name() {
            return "rings";
        }

        @Override
        public String description() {
            return "rings inside of rings";
        }

        @Override
        public Task task() {
            return Task.CLASSIFICATION;
        }

        @Override
        public Whereabouts whereabouts(DataPlaces places) {
            throw new IllegalStateException("they are nowhere");
        }

        @Override
        public Dataset open(DataPlaces places) {
            throw new IllegalStateException("they are nowhere");
        }
    }

    private final SourceForm<Rings> form = new RecordForm<>(Rings.class);

    @Test
    void what_is_not_said_has_its_default() {
        assertThat(read("{rings: 3}")).isEqualTo(new Rings(3, 0.1));
        assertThat(read("{rings: 3, width: 1}")).isEqualTo(new Rings(3, 1));
    }

    @Test
    void what_is_written_is_read_again() {
        Rings rings = new Rings(2, 0.25);
        assertThat(read(Canonical.yaml(form.plain(rings)))).isEqualTo(rings);
    }

    @Test
    void the_first_component_has_to_be_there() {
        assertThat(form.keys().getFirst().presence()).isEqualTo(new SectionKey.Presence.Required());
        assertThatThrownBy(() -> read("{rings: 0}")).hasMessage("x:1:9: 'data.source.rings' is 0, expected at least 1");
    }

    private Rings read(String yaml) {
        Node.Fields section = (Node.Fields) YamlTree.of(new StudyText("x", yaml));
        return form.read(SectionKey.complete(section, form.keys()), "data.source");
    }
}
