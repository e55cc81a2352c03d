// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of the names at the ends of curves. */
class EndLabelsLaws {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void names_have_room_are_near_their_ends_and_the_important_ones_come_first(long seed) {
        Random random = new Random(seed);
        int curves = 1 + random.nextInt(81);
        List<Double> ends = random.doubles(curves, 60, 60 + 300 * random.nextDouble())
                .boxed()
                .toList();
        List<Integer> important =
                new ArrayList<>(IntStream.range(0, curves).boxed().toList());
        Collections.shuffle(important, random);

        List<EndLabels.Place> places = new EndLabels(56, 390).of(ends, important);

        assertThat(places).extracting(EndLabels.Place::end).contains(important.getFirst());
        for (int i = 0; i < places.size(); i++) {
            EndLabels.Place place = places.get(i);
            assertThat(Math.abs(place.height() - ends.get(place.end()))).isLessThanOrEqualTo(EndLabels.REACH + 1e-9);
            assertThat(place.height()).isBetween(56.0, 390.0);
            if (i > 0) {
                assertThat(place.height() - places.get(i - 1).height())
                        .isGreaterThanOrEqualTo(EndLabels.SPACING - 1e-9);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 40})
    void of_curves_that_end_together_the_most_important_are_named(int curves) {
        List<Double> ends = Collections.nCopies(curves, 200.0);
        List<Integer> important =
                IntStream.range(0, curves).map(i -> curves - 1 - i).boxed().toList();

        List<EndLabels.Place> places = new EndLabels(56, 390).of(ends, important);

        assertThat(places)
                .extracting(EndLabels.Place::end)
                .containsExactlyInAnyOrderElementsOf(important.subList(0, places.size()));
    }
}
