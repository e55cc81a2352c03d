// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ceteris.engine.math.Span;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Laws: every share of every work is done exactly once, and the shares cover all of the work. */
class ThreadTeamLaws {
    @Property(tries = 12)
    void every_share_is_done_once(
            @ForAll @IntRange(min = 1, max = 5) int threads, @ForAll @IntRange(min = 1, max = 300) int works) {
        AtomicIntegerArray done = new AtomicIntegerArray(threads);
        try (ThreadTeam team = ThreadTeam.of(threads)) {
            for (int i = 0; i < works; i++) {
                team.run((part, parts) -> {
                    assertThat(parts).isEqualTo(threads);
                    done.incrementAndGet(part);
                });
            }
        }
        for (int part = 0; part < threads; part++) {
            assertThat(done.get(part)).isEqualTo(works);
        }
    }

    @Property
    void shares_follow_each_other_without_gap_or_overlap(
            @ForAll @IntRange(min = 0, max = 2000) int length,
            @ForAll @IntRange(min = 1, max = 64) int step,
            @ForAll @IntRange(min = 1, max = 9) int parts) {
        int next = 0;
        for (int part = 0; part < parts; part++) {
            Span share = Span.share(length, step, part, parts);
            assertThat(share.from()).isEqualTo(next);
            assertThat(share.from() % step == 0 || share.from() == length).isTrue();
            next = share.to();
        }
        assertThat(next).isEqualTo(length);
    }

    @Test
    void a_share_that_fails_is_reported_and_the_team_goes_on() {
        try (ThreadTeam team = ThreadTeam.of(2)) {
            assertThatThrownBy(() -> team.run((part, parts) -> {
                        if (part == 1) {
                            throw new IllegalArgumentException("no");
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("no");
            int[] sum = new int[2];
            team.run((part, parts) -> sum[part] = 1);
            assertThat(sum).containsExactly(1, 1);
        }
    }

    /** Which threads fail: none, a helper, the caller, or both, in any order of works. */
    @Property(tries = 40)
    void a_work_reports_its_own_failures_and_those_of_no_other(
            @ForAll List<@IntRange(min = 0, max = 3) Integer> works) {
        try (ThreadTeam team = ThreadTeam.of(2)) {
            for (int i = 0; i < works.size(); i++) {
                boolean[] fails = {works.get(i) >= 2, works.get(i) % 2 == 1};
                int work = i;
                Throwable thrown = catchThrowable(() -> team.run((part, parts) -> {
                    if (fails[part]) {
                        throw new IllegalArgumentException("work " + work + " part " + part);
                    }
                }));
                assertThat(messages(thrown))
                        .containsExactlyElementsOf(IntStream.of(0, 1)
                                .filter(part -> fails[part])
                                .mapToObj(part -> "work " + work + " part " + part)
                                .toList());
            }
        }
    }

    /** What shares said: the caller's as it was thrown, a helper's as suppressed or, alone, as a cause. */
    private static List<String> messages(Throwable thrown) {
        return Stream.iterate(thrown, failure -> failure != null, Throwable::getCause)
                .flatMap(failure -> Stream.concat(Stream.of(failure), Stream.of(failure.getSuppressed())))
                .map(Throwable::getMessage)
                .filter(message -> message.startsWith("work "))
                .toList();
    }

    @Test
    void shares_that_fail_with_one_and_the_same_failure_report_it() {
        IllegalArgumentException shared = new IllegalArgumentException("no");
        try (ThreadTeam team = ThreadTeam.of(3)) {
            assertThatThrownBy(() -> team.run((part, parts) -> {
                        throw shared;
                    }))
                    .isSameAs(shared);
            team.run((part, parts) -> {});
        }
    }
}
