// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * How many samples a study uses of a data set, and what a prediction is worth that looks at no input.
 *
 * @param name of the data set
 * @param source of the data set as the study states it; empty in runs begun before this was kept
 * @param place where it came from, in words; empty where a study states it
 * @param training samples that a trial learns from
 * @param validation samples that a trial sets aside
 * @param test samples of the test set
 * @param baseline of always answering the commonest class, or the mean, of the training set: the name of each metric of
 *     the test set with its value; empty where samples are drawn
 * @param remarks sentences about how the data was understood
 * @param reading as in {@link dev.ceteris.data.source.Dataset}; empty in runs begun before this was kept, which read
 *     every file in the way that has no words
 */
public record DataUse(
        String name,
        String source,
        String place,
        int training,
        int validation,
        int test,
        SequencedMap<String, Double> baseline,
        List<String> remarks,
        String reading) {
    /** The same without remarks. */
    public DataUse withoutRemarks() {
        return new DataUse(name, source, place, training, validation, test, baseline, List.of(), reading);
    }

    public DataUse {
        source = source == null ? "" : source;
        place = place == null ? "" : place;
        baseline = Collections.unmodifiableSequencedMap(
                baseline == null ? new LinkedHashMap<>() : new LinkedHashMap<>(baseline));
        remarks = remarks == null ? List.of() : List.copyOf(remarks);
        reading = reading == null ? "" : reading;
    }
}
