// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.math;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Facts: as {@link ElementaryFunctionFacts}, but every one of the 2³² floats. Some minutes per function. */
@Tag("exhaustive")
class ExhaustiveFunctionFacts {
    static final List<Subject> SUBJECTS = Subject.ALL;

    @ParameterizedTest
    @FieldSource("SUBJECTS")
    void no_float_has_an_error_beyond_the_bound(Subject subject, TestReporter reporter) {
        Sweep worst = IntStream.range(0, 256)
                .parallel()
                .mapToObj(part -> new Sweep(subject).over((long) part << 24, (part + 1L) << 24, 1))
                .reduce((one, other) -> one.worst() < other.worst() ? other : one)
                .orElseThrow();
        reporter.publishEntry(worst.toString());
        worst.isWithinBound();
    }
}
