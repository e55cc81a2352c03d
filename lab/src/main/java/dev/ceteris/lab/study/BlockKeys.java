// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.data.source.Task;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.MetricName;
import dev.ceteris.lab.tuning.SamplingMethod;
import dev.ceteris.spec.SectionKey;
import dev.ceteris.spec.ValueKind;
import java.util.List;
import java.util.stream.Stream;

/** The keys of the sections {@code tune} and {@code search} that are not knobs, described. */
final class BlockKeys {
    static final int DEFAULT_REDUCTION = 3;

    /** What there is to choose by, of classes and of numbers. */
    static final List<String> CHOOSING = Stream.of(Task.values())
            .flatMap(task -> Metric.choosing(task).stream())
            .distinct()
            .toList();

    private static final ValueKind CHOOSING_BY = ValueKind.Either.of(
            new ValueKind.Words(CHOOSING),
            new ValueKind.Phrased(
                    "one of a class or a quantile, such as `validation.recall(rare)`",
                    new ValueKind.Text(MetricName.pattern("validation"::equals), 0, Integer.MAX_VALUE)));

    static final SectionKey BY = SectionKey.unsaid(
            "by",
            CHOOSING_BY,
            Metric.VALIDATION_LOSS.key(),
            "what candidates are compared by, after their last epoch; where trials may stop early, in their best one");
    static final SectionKey SEARCH = SectionKey.unsaid(
            "search", new ValueKind.Choice(SamplingMethod.class), "random", "how the space is explored");

    /** The units of a budget, described. */
    static final List<SectionKey> BUDGET = List.of(
            SectionKey.free("trials", new ValueKind.Whole("at least 1"), "", "training runs"),
            SectionKey.free("epochs", new ValueKind.Whole("at least 1"), "", "epochs of all trials together"),
            SectionKey.free("minutes", new ValueKind.Real("above 0"), "", "minutes of training, summed over trials"));

    /** The keys of a section that are not knobs, described. */
    static final List<SectionKey> OPTIONS = List.of(
            BY,
            SEARCH,
            SectionKey.free(
                    "budget",
                    new ValueKind.OneOf(BUDGET),
                    "required, but not for `grid`",
                    "what it may cost: trials, epochs of all trials together, or minutes of training"),
            SectionKey.unsaid(
                    "reduction",
                    new ValueKind.Whole("at least 2"),
                    String.valueOf(DEFAULT_REDUCTION),
                    "only with `halving`: one candidate in so many goes on after each round"),
            SteeringReader.STARTUP,
            SteeringReader.BATCH,
            SteeringReader.PRUNING,
            SteeringReader.WARMUP);

    /** The same of {@code tune}, which has more. */
    static final List<SectionKey> OPTIONS_OF_TUNE = Stream.concat(
                    OPTIONS.stream(),
                    Stream.of(
                            SectionKey.unsaid(
                                    "seeds",
                                    SeedsSection.NUMBERS,
                                    "1",
                                    "tuning seeds: `2` means 1000001 and 1000002; none of them may be a seed of the "
                                            + "study"),
                            SectionKey.unsaid(
                                    "folds",
                                    new ValueKind.Phrased(
                                            "whole number, at least 2; or 0", new ValueKind.Whole("at least 0")),
                                    "0",
                                    "cross-validation: the number of folds of the training set; each is once the "
                                            + "validation set of what was learned from the others; with "
                                            + "`data.folds`, the inner folds of each outer fold; 0 means a "
                                            + "validation set of its own")))
            .toList();

    /** Keys that are not knobs. */
    static final List<String> TUNE_OPTIONS = SectionKey.names(OPTIONS_OF_TUNE);

    static final List<String> SEARCH_OPTIONS = SectionKey.names(OPTIONS);

    static final List<String> BUDGETS = SectionKey.names(BUDGET);

    private BlockKeys() {}
}
