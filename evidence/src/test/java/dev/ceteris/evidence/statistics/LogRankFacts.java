// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Facts: times to a goal as SciPy 1.17 compares them; and laws. */
class LogRankFacts {
    private static final Offset<Double> CLOSE = within(1e-9);

    private static final List<Survival> FIRST =
            times(new double[] {8, 12, 26, 14, 21, 27}, new double[] {8, 32, 20, 40});
    private static final List<Survival> SECOND =
            times(new double[] {33, 28, 41}, new double[] {48, 48, 25, 37, 48, 25, 43});
    private static final List<Survival> THIRD = times(new double[] {5, 9, 12, 30, 14}, new double[] {48});

    private static List<Survival> times(double[] reached, double[] notYet) {
        List<Survival> times = new ArrayList<>();
        DoubleStream.of(reached).forEach(time -> times.add(new Survival(time, Reached.YES)));
        DoubleStream.of(notYet).forEach(time -> times.add(new Survival(time, Reached.NOT_YET)));
        return List.copyOf(times);
    }

    /**
     * {@code C = stats.CensoredData; stats.logrank(C(x, right=xc), C(y, right=yc), alternative=...)}; 'greater' is
     * earlier.
     */
    @Test
    void two_groups() {
        LogRank.Result result = LogRank.twoGroups(FIRST, SECOND);
        assertThat(result.z()).isCloseTo(2.629825388593558, CLOSE);
        assertThat(result.earlier()).isCloseTo(0.004271436702061541, CLOSE);
        assertThat(result.later()).isCloseTo(0.9957285632979385, CLOSE);
    }

    /** {@code stats.logrank(C([1, 2, 2, 3], right=[3]), C([2, 3, 5], right=[2, 5]), alternative='less')} */
    @Test
    void two_groups_that_reach_their_goal_at_the_same_times() {
        LogRank.Result result = LogRank.twoGroups(
                times(new double[] {1, 2, 2, 3}, new double[] {3}), times(new double[] {2, 3, 5}, new double[] {2, 5}));
        assertThat(result.z()).isCloseTo(1.2658904182435986, CLOSE);
        assertThat(result.later()).isCloseTo(0.8972238413393145, CLOSE);
    }

    /** Surplus u and hypergeometric V by NumPy; {@code u @ np.linalg.pinv(V) @ u}, {@code stats.chi2.sf(_, 2)} */
    @Test
    void three_groups() {
        LogRank.ChiSquare result = LogRank.kGroups(List.of(FIRST, SECOND, THIRD));
        assertThat(result.chiSquare()).isCloseTo(7.7226106972667115, CLOSE);
        assertThat(result.degreesOfFreedom()).isEqualTo(2);
        assertThat(result.p()).isCloseTo(0.021040516380100488, CLOSE);
    }

    /** {@code stats.ecdf(C(x, right=xc)).sf}: 0.54 at 21 and 0.405 at 26; never below 0.6; 0.5 at 12. */
    @Test
    void medians() {
        assertThat(LogRank.median(FIRST)).hasValue(26);
        assertThat(LogRank.median(SECOND)).isEmpty();
        assertThat(LogRank.median(THIRD)).hasValue(12);
    }

    @Test
    void where_nothing_was_reached_nothing_is_said() {
        List<Survival> waiting = times(new double[0], new double[] {3, 4});
        assertThat(LogRank.twoGroups(waiting, waiting)).isEqualTo(new LogRank.Result(0, 1, 1));
        assertThat(LogRank.kGroups(List.of(waiting, waiting))).isEqualTo(new LogRank.ChiSquare(0, 0, 1));
        assertThat(LogRank.median(waiting)).isEmpty();
        assertThatThrownBy(() -> LogRank.twoGroups(List.of(), FIRST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a group has no times, expected at least 1");
    }

    @Property(tries = 100)
    void groups_are_treated_alike(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 9) Integer> a,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 9) Integer> b,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 9) Integer> c) {
        List<Survival> first = censoredFrom7On(a);
        List<Survival> second = censoredFrom7On(b);
        List<Survival> third = censoredFrom7On(c);
        LogRank.Result two = LogRank.twoGroups(first, second);
        assertThat(LogRank.twoGroups(second, first).z()).isCloseTo(-two.z(), CLOSE);
        assertThat(LogRank.kGroups(List.of(first, second)).chiSquare()).isCloseTo(two.z() * two.z(), CLOSE);
        LogRank.ChiSquare all = LogRank.kGroups(List.of(first, second, third));
        LogRank.ChiSquare turned = LogRank.kGroups(List.of(third, first, second));
        assertThat(turned.chiSquare()).isCloseTo(all.chiSquare(), within(1e-8));
        assertThat(turned.degreesOfFreedom()).isEqualTo(all.degreesOfFreedom());
    }

    private static List<Survival> censoredFrom7On(List<Integer> times) {
        return times.stream()
                .map(time -> new Survival(Math.min(time, 7), time < 7 ? Reached.YES : Reached.NOT_YET))
                .toList();
    }
}
