// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model;

import dev.ceteris.data.source.SourceFile;
import java.util.List;

/**
 * Where a model is from.
 *
 * @param version of Ceteris that exported it
 * @param study name of the study
 * @param studySha256 digest of the study's text, 64 lower-case hexadecimal digits
 * @param run id of the run
 * @param trial its number in the run, counted from 1
 * @param condition what varied in the study, in words; empty when nothing did
 * @param seed of the trial, in words
 * @param data name of the data set that it learned from
 * @param files of that data set, with their digests; empty when it was calculated
 */
public record ModelOrigin(
        String version,
        String study,
        String studySha256,
        String run,
        int trial,
        String condition,
        String seed,
        String data,
        List<SourceFile> files) {
    public ModelOrigin {
        files = List.copyOf(files);
    }

    /** How messages name it. */
    public String words() {
        return "trial " + trial + " of " + run;
    }
}
