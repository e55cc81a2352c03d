// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static dev.ceteris.engine.Require.require;

import dev.ceteris.data.DataSource;

/**
 * What a study learns from.
 *
 * @param source a data set that Ceteris knows ({@code ceteris data list}), or a user's CSV file
 * @param train how many training samples are used, the first ones after the seed's split; 0 means all that are left
 * @param validation how many training samples are set aside, drawn with the trial's seed; 0 means none
 */
public record DataSpec(DataSource source, int train, int validation) {
    public DataSpec {
        require(train >= 0, "train", train, "0 (all) or more");
        require(validation >= 0, "validation", validation, "0 (none) or more");
    }
}
