// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ceteris.data.source.SourceFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * All that is needed, besides the study, to run it again and to judge its times.
 *
 * @param version of Ceteris
 * @param arithmeticVersion of the arithmetic contract: equal versions give equal bits
 * @param java vendor and version of the JVM
 * @param system name, version and architecture of the operating system
 * @param processor model name, as far as the system reports it
 * @param cores available to the run
 * @param vectorBits width of the vectors its kernels used; 0 for scalar code
 * @param command what runs it again
 * @param files every data file with its digest
 * @param trainingSamples how many training samples a data set has before a trial sets any aside for validation, by
 *     {@link dev.ceteris.lab.study.DataSpec#statedSource}; only of sets that a trial learns from whole
 *     ({@code data.train: 0}) while it sets samples aside; empty in runs begun before this was kept
 * @param data how many samples are used of each data set; empty in runs begun before this was kept
 */
public record Provenance(
        String version,
        int arithmeticVersion,
        String java,
        String system,
        String processor,
        int cores,
        int vectorBits,
        String command,
        List<SourceFile> files,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SequencedMap<String, Integer> trainingSamples,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DataUse> data) {
    public Provenance {
        files = List.copyOf(files);
        data = data == null ? List.of() : List.copyOf(data);
        // Provenance that an earlier version stored has no such field, which the JSON reader hands over as null.
        trainingSamples = Collections.unmodifiableSequencedMap(
                trainingSamples == null ? new LinkedHashMap<>() : new LinkedHashMap<>(trainingSamples));
    }

    /** What a prediction comes to that ignores the inputs: by the stated source of a data set, metric to value. */
    public SequencedMap<String, SequencedMap<String, Double>> guessing() {
        SequencedMap<String, SequencedMap<String, Double>> guessing = new LinkedHashMap<>();
        data.stream()
                .filter(use -> !use.baseline().isEmpty())
                .forEach(use -> guessing.putIfAbsent(use.source(), use.baseline()));
        return guessing;
    }

    /** How files were read that can be read in several ways, by the name of the data set; nothing for the others. */
    SequencedMap<String, String> readings() {
        SequencedMap<String, String> readings = new LinkedHashMap<>();
        data.stream()
                .filter(use -> !use.reading().isEmpty())
                .forEach(use -> readings.putIfAbsent(use.name(), use.reading()));
        return readings;
    }

    /** Of a run in which no trial needs the size of its data set. */
    public Provenance(
            String version,
            int arithmeticVersion,
            String java,
            String system,
            String processor,
            int cores,
            int vectorBits,
            String command,
            List<SourceFile> files) {
        this(
                version,
                arithmeticVersion,
                java,
                system,
                processor,
                cores,
                vectorBits,
                command,
                files,
                new LinkedHashMap<>(),
                List.of());
    }

    /** File name to SHA-256 of the uncompressed content, in the order of the files. */
    public SequencedMap<String, String> digests() {
        SequencedMap<String, String> digests = new LinkedHashMap<>();
        files.forEach(file -> digests.put(file.name(), file.sha256()));
        return digests;
    }
}
