// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.data;

import dev.ceteris.data.source.DataSource;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.DatasetSummary;
import dev.ceteris.data.source.function.FunctionSource;
import dev.ceteris.data.source.function.FunctionSummary;

/** What {@code data describe} has to say of one source of data. */
sealed interface Description {
    /** Where it is from. */
    DataText.Entry source();

    /** For people. */
    String text();

    /** For machines: its fields are those of the JSON. */
    Object document();

    /**
     * Of one source.
     *
     * @param dataset what {@code source} opens
     */
    static Description of(DataSource source, DataText.Entry entry, Dataset dataset) {
        return source instanceof FunctionSource function
                ? new OfFunction(entry, FunctionSummary.of(function, dataset))
                : new OfSamples(entry, DatasetSummary.of(dataset), dataset);
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
