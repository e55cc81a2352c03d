// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.base.Unit;
import dev.ceteris.data.source.DataSource;
import dev.ceteris.lab.source.Sources;
import dev.ceteris.spec.Canonical;

/**
 * What a study learns from.
 *
 * @param source a data set that Ceteris knows ({@code ceteris data list}), a user's CSV file, or a function
 * @param train how many training samples are used, the first ones after the seed's split; 0 means all that are left,
 *     where their number is fixed
 * @param validation how many training samples are set aside, drawn with the trial's seed; 0 means none
 * @param randomLabels probability with which a sample that is learned from has its label replaced by a random one,
 *     drawn with the trial's seed; 0 to 1, where 0 leaves the labels alone
 * @param folds cross-validation: of how many portions of the training samples one is the test set of a trial, at least
 *     2; 0 means the test set of the source
 */
public record DataSpec(
        @Meaning("where the data comes from: a data set that Ceteris knows, a CSV file, images, or a function")
        DataSource source,

        @Meaning("how many samples are learned from, drawn with the trial's seed; 0 means all that are left; "
                + "of a function it is how many are drawn, 1 to 10,000,000")
        @Unit("samples")
        @Default("0")
        int train,

        @Meaning("how many training samples are set aside, drawn with the trial's seed; 0 means none")
        @Unit("samples")
        @Default("0")
        int validation,

        @Meaning("probability with which a sample that is learned from has its label replaced by "
                + "one drawn evenly from all classes, with the trial's seed (Zhang et al. 2017); a larger "
                + "share replaces those of a smaller one and more; labels for validation and test stay as "
                + "they are; 0 means none")
        @Unit("share")
        @Default("0")
        double randomLabels,

        @Meaning("cross-validation: the number of folds of the training samples, at least 2; each seed is "
                + "tested on one of them and learns from the others, and the test set of the source is not "
                + "used; 0 means none")
        @Unit("folds")
        @Default(value = "0", silent = true)
        int folds) {
    public DataSpec {
        require(train >= 0, "train", train, "0 (all) or more");
        require(validation >= 0, "validation", validation, "0 (none) or more");
        require(folds == 0 || folds >= 2, "folds", folds, "0 (the source's test set) or at least 2");
        require(randomLabels >= 0 && randomLabels <= 1, "randomLabels", randomLabels, "a number from 0 to 1");
    }

    /** What is tested on the test set of its source. */
    public DataSpec(DataSource source, int train, int validation, double randomLabels) {
        this(source, train, validation, randomLabels, 0);
    }

    /** The same with the labels that the source gives. */
    public DataSpec withGivenLabels() {
        return new DataSpec(source, train, validation, 0, folds);
    }

    /** Which fold a seed is tested on, from 1: seeds 1 to {@code folds} have all of them once, and so on. */
    public int fold(long seed) {
        return (int) Math.floorMod(seed - 1, (long) folds) + 1;
    }

    /** Which repetition of the cross-validation a seed belongs to, from 1; it decides the partition into folds. */
    public long repetition(long seed) {
        return Math.floorDiv(seed - 1, (long) folds) + 1;
    }

    /** Whether trials with different splits have different samples or labels. */
    public boolean drawsSamples() {
        return validation > 0 || train > 0 || randomLabels > 0 || folds > 0;
    }

    /** The source on one line, as a study states it. */
    public String statedSource() {
        return Canonical.text(new Sources().plain(source));
    }
}
