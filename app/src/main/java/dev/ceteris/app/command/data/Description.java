// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.data;

import dev.ceteris.data.source.CsvSource;
import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.DataSource;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.DatasetSummary;
import dev.ceteris.data.source.function.FunctionSource;
import dev.ceteris.data.source.function.FunctionSummary;
import dev.ceteris.data.source.table.TableSummary;

/** What {@code data describe} has to say of one source of data. */
sealed interface Description {
    /** Where it is from. */
    DataText.Entry source();

    /** For people. */
    String text();

    /** For machines: its fields are those of the JSON. */
    Object document();

    /**
     * Of one source. A table is read once and never held in memory.
     *
     * @param places where data may be
     */
    static Description of(DataSource source, DataText.Entry entry, DataPlaces places) {
        return switch (source) {
            case FunctionSource function -> new OfFunction(entry, FunctionSummary.of(function, function.open(places)));
            case CsvSource table -> new OfTable(entry, TableSummary.of(table));
            default -> {
                Dataset dataset = source.open(places);
                yield new OfSamples(entry, DatasetSummary.of(dataset), dataset);
            }
        };
    }

    /** A table; a network sees some of its columns. */
    record OfTable(DataText.Entry source, TableSummary data) implements Description {
        @Override
        public String text() {
            return TableText.of(source, data);
        }

        @Override
        public Object document() {
            return this;
        }
    }

    /** A fixed number of samples. */
    record OfSamples(DataText.Entry source, DatasetSummary data, Dataset dataset) implements Description {
        private record Document(DataText.Entry source, DatasetSummary data) {}

        @Override
        public String text() {
            return DataText.description(source, data, dataset);
        }

        @Override
        public Object document() {
            return new Document(source, data);
        }
    }

    /** A function; samples are drawn from it. */
    record OfFunction(DataText.Entry source, FunctionSummary function) implements Description {
        @Override
        public String text() {
            return DataText.description(source, function);
        }

        @Override
        public Object document() {
            return this;
        }
    }
}
