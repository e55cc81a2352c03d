// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static dev.ceteris.engine.Require.require;

/**
 * What a study learns from.
 *
 * @param source name of a data set that Ceteris knows ({@code ceteris data list}), or the path of a CSV file
 * @param train how many training samples are used, the first ones after the seed's split; 0 means all that are left
 * @param validation how many training samples are set aside, drawn with the trial's seed; 0 means none
 */
public record DataSpec(String source, int train, int validation) {
    public DataSpec {
        require(!source.isBlank(), "source", "empty", "the name of a data set");
        require(train >= 0, "train", train, "0 (all) or more");
        require(validation >= 0, "validation", validation, "0 (none) or more");
    }
}
