// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.data.format.csv.FirstRow;
import dev.ceteris.data.source.CsvSource;
import dev.ceteris.data.source.DataCatalog;
import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.DataSource;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.Scaling;
import dev.ceteris.data.source.Task;
import dev.ceteris.data.source.Whereabouts;
import dev.ceteris.data.source.function.FunctionSource;
import dev.ceteris.data.source.mnist.FashionMnist;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.Place;
import dev.ceteris.spec.YamlTree;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Laws: different data is written differently, and what cannot be written is not taken for something else. */
class SourcesLaws {
    /** A source that the studies' text knows nothing of, by the name of one that it knows. */
    private record Sliced(int slice) implements DataSource {
        @Override
        public String name() {
            return "mnist";
        }

        @Override
        public String description() {
            return "a slice of the digits";
        }

        @Override
        public Task task() {
            return Task.CLASSIFICATION;
        }

        @Override
        public Whereabouts whereabouts(DataPlaces places) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Dataset open(DataPlaces places) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void a_source_without_a_written_form_is_refused() {
        assertThatThrownBy(() -> new Sources().plain(new Sliced(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Sliced[slice=1]")
                .hasMessageContaining("no written form");
        assertThatThrownBy(() ->
                        new Sources().plain(new FashionMnist(Path.of("elsewhere"), URI.create("http://localhost/"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("FashionMnist[installed=elsewhere");
    }

    @Test
    void a_known_data_set_is_written_by_its_name() {
        assertThat(DataCatalog.known())
                .allSatisfy(source -> assertThat(new Sources().plain(source)).isEqualTo(source.name()));
    }

    @Test
    void every_component_of_a_source_is_written() {
        List<DataSource> sources = new ArrayList<>(DataCatalog.known());
        sources.addAll(List.of(
                csv("a.csv", FirstRow.NAMES, "side", 0.2, Scaling.STANDARDIZED),
                csv("b.csv", FirstRow.NAMES, "side", 0.2, Scaling.STANDARDIZED),
                csv("a.csv", FirstRow.NAMES, "1", 0.2, Scaling.STANDARDIZED),
                csv("a.csv", FirstRow.SAMPLE, "1", 0.2, Scaling.STANDARDIZED),
                csv("a.csv", FirstRow.NAMES, "side", 0.3, Scaling.STANDARDIZED),
                csv("a.csv", FirstRow.NAMES, "side", 0.2, Scaling.AS_IS),
                table("{csv: a.csv, target: side}"),
                table("{csv: a.csv, target: [side, 2]}"),
                table("{csv: a.csv, class: side, test: b.csv}"),
                table("{csv: a.csv, class: side, split: part}"),
                table("{csv: a.csv, class: side, inputs: [x, 2]}"),
                table("{csv: a.csv, class: side, ignore: x}"),
                table("{csv: a.csv, class: side, categorical: x}"),
                table("{csv: a.csv, class: side, group: x}"),
                table("{csv: a.csv, class: side, missing: drop}"),
                table("{csv: a.csv, class: side, drawing: stratified}"),
                table("{csv: a.csv, class: side, separator: tab}"),
                table("{csv: a.csv, class: side, decimal: comma}"),
                table("{images: a}"),
                table("{images: b}"),
                table("{images: a, size: 28}"),
                table("{images: a, colour: grey}"),
                table("{images: a, colour: rgb}"),
                table("{images: a, test: 0.3}"),
                table("{images: a, scaling: as-is}"),
                table("{images: a, scaling: standardized}"),
                table("{images: a, labels: b}"),
                table("{images: a, labels: b, testImages: c, testLabels: d}"),
                function("x1", -1, 1, 0, 9, 0, 1),
                function("2*x1", -1, 1, 0, 9, 0, 1),
                function("x1", -2, 1, 0, 9, 0, 1),
                function("x1", -1, 2, 0, 9, 0, 1),
                function("x1", -1, 1, 0.1, 9, 0, 1),
                function("x1", -1, 1, 0, 10, 0, 1),
                function("x1", -1, 1, 0, 9, 5, 1),
                function("x1", -1, 1, 0, 9, 0, 2),
                table("{function: x1, from: -1, to: 1, grid: 9, judged: 1, scaling: standardized}"),
                table("{function: x1, from: -1, to: 1, grid: 9, judged: 1, scaling: zero-to-one}"),
                table("{csv: a, class: b, scaling: zero-to-one}"),
                table("{set: mnist, scaling: standardized}"),
                table("{set: mnist, scaling: as-is}"),
                table("{set: fashion-mnist, scaling: as-is}")));

        assertThat(sources.stream().map(new Sources()::plain))
                .doesNotHaveDuplicates()
                .hasSameSizeAs(sources);
        assertThat(sources).allSatisfy(source -> {
            Node written = Node.of(new Sources().plain(source), new Place("here"));
            assertThat(new Sources().read(written, "data.source")).isEqualTo(source);
        });
        // One that gets another component has to be written and varied here.
        assertThat(sources).filteredOn(FunctionSource.class::isInstance).allSatisfy(source -> {
            boolean isScaled = ((FunctionSource) source).scaling() != Scaling.AS_IS;
            int components = source.getClass().getRecordComponents().length - (isScaled ? 0 : 1);
            assertThat((Map<?, ?>) new Sources().plain(source)).hasSize(components);
        });
    }

    private static DataSource table(String section) {
        return new Sources().read(YamlTree.of(section, new Place("here")), "data.source");
    }

    private static DataSource csv(String file, FirstRow firstRow, String column, double test, Scaling scaling) {
        return new CsvSource(Path.of(file), firstRow, column, test, scaling);
    }

    private static DataSource function(
            String text, double from, double to, double noise, int grid, int diagonal, int judged) {
        return new FunctionSource(text, List.of(from), List.of(to), noise, grid, diagonal, judged);
    }
}
