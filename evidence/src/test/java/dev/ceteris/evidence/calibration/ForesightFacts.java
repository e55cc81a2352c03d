// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.Correlated;
import dev.ceteris.evidence.claim.Equivalent;
import dev.ceteris.evidence.claim.Less;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.verdict.Conditions;
import dev.ceteris.evidence.verdict.Decision;
import dev.ceteris.evidence.verdict.Foresight;
import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.evidence.verdict.InterimAnalyses;
import dev.ceteris.evidence.verdict.Outlook;
import dev.ceteris.evidence.verdict.Verdicts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Facts: what a plan says that seeds can tell is what verdicts on simulated studies tell. The studies are drawn by
 * {@link Design} and judged by {@link Verdicts}; a size that is 10 % wrong is off by 5 to 8 points of power.
 */
class ForesightFacts {
    private static final double LEVEL = InterimAnalyses.first(10).level();
    private static final int STUDIES = 1000;

    private static Case named(String name) {
        return Case.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Conditions conditions(Design design) {
        return new Conditions(design.factors(), design.conditions(), Map.of(), Set.of());
    }

    private static Hypothesis hypothesis(Claim claim) {
        return new Hypothesis(claim, "", Optional.empty(), Hypothesis.Standing.REGISTERED, claim.toString());
    }

    /** Of how many studies the claim is supported, with hypotheses beside it that are nowhere near their boundary. */
    private static double supported(Claim claim, Design design, int seeds, double level) {
        InterimAnalyses looks = InterimAnalyses.first(seeds);
        int family = (int) Math.round(looks.level() / level);
        List<Hypothesis> all =
                IntStream.range(0, family).mapToObj(_ -> hypothesis(claim)).toList();
        return IntStream.range(0, STUDIES)
                        .parallel()
                        .filter(study -> Verdicts.decisions(
                                                design.draw(
                                                        Noise.NORMAL, seeds, new SplittableRandom(7_919L * study + 3)),
                                                all,
                                                looks)
                                        .getFirst()
                                == Decision.SUPPORTED)
                        .count()
                / (double) STUDIES;
    }

    @ParameterizedTest
    @CsvSource({
        "less, 5, DIFFERENCE",
        "less, 10, DIFFERENCE",
        "less, 20, DIFFERENCE",
        "greater by a margin, 10, DIFFERENCE",
        "'best of 4, all alike', 10, DIFFERENCE",
        "'interaction, 2 × 2', 10, INTERACTION",
        "threshold, 6, LEVEL",
        "'threshold, 3 conditions', 10, LEVEL"
    })
    void a_claim_that_is_true_by_the_size_is_supported_in_four_of_five_studies(
            String name, int seeds, Foresight.Kind kind) {
        Case one = named(name);

        Foresight told = Foresight.of(
                        hypothesis(one.claim()), conditions(one.at().apply(0)), seeds, LEVEL)
                .orElseThrow();

        assertThat(told.kind()).isEqualTo(kind);
        assertThat(supported(one.claim(), one.at().apply(told.size()), seeds, LEVEL))
                .isBetween(0.74, 0.86);
    }

    @ParameterizedTest
    @CsvSource({"2, 10", "3, 10", "2, 7"})
    void equal_levels_are_equivalent_within_the_margin_in_four_of_five_studies(int levels, int seeds) {
        Design equal = Design.of(new double[levels]);
        Equivalent any = new Equivalent(Measure.of(Design.METRIC), "a", new Margin.Absolute(0.01), Selection.ALL);

        Foresight told =
                Foresight.of(hypothesis(any), conditions(equal), seeds, LEVEL).orElseThrow();

        assertThat(told.kind()).isEqualTo(Foresight.Kind.MARGIN);
        Equivalent within = new Equivalent(any.metric(), "a", new Margin.Absolute(told.size()), Selection.ALL);
        assertThat(supported(within, equal, seeds, LEVEL)).isBetween(0.74, 0.86);
    }

    /** Three hypotheses with one p-value: Holm's procedure asks each for a third of the level. */
    @Test
    void hypotheses_that_share_the_error_rate_need_more() {
        Case one = named("less");
        Conditions two = conditions(one.at().apply(0));

        Foresight alone = Foresight.of(hypothesis(one.claim()), two, 10, LEVEL).orElseThrow();
        Foresight third =
                Foresight.of(hypothesis(one.claim()), two, 10, LEVEL / 3).orElseThrow();

        assertThat(third.size()).isGreaterThan(1.1 * alone.size());
        assertThat(supported(one.claim(), one.at().apply(third.size()), 10, LEVEL / 3))
                .isBetween(0.74, 0.86);
    }

    @Test
    void more_seeds_tell_smaller_differences() {
        Case one = named("less");
        double before = Double.POSITIVE_INFINITY;
        for (int seeds : new int[] {4, 5, 7, 10, 14, 15, 20, 40}) {
            double size = Foresight.of(
                            hypothesis(one.claim()), conditions(one.at().apply(0)), seeds, LEVEL)
                    .orElseThrow()
                    .size();
            assertThat(size).as("%d seeds", seeds).isLessThanOrEqualTo(before);
            before = size;
        }
    }

    /** 2⁻⁵ is 0.031, and a test of two sides, as an interaction is, has at least twice that. */
    @Test
    void a_claim_that_no_result_can_support_says_how_many_seeds_could() {
        Case less = named("less");
        Case interaction = named("interaction, 2 × 2");
        Conditions two = conditions(less.at().apply(0));
        Conditions crossed = conditions(interaction.at().apply(0));

        assertThat(Foresight.of(hypothesis(less.claim()), two, 4, LEVEL)
                        .orElseThrow()
                        .isHopeless())
                .isTrue();
        assertThat(Foresight.fewestSeeds(hypothesis(less.claim()), two, LEVEL)).hasValue(5);
        assertThat(Foresight.fewestSeeds(hypothesis(less.claim()), two, LEVEL / 4))
                .hasValue(InterimAnalyses.fewestSeeds(LEVEL, 4));
        assertThat(Foresight.of(hypothesis(interaction.claim()), crossed, 5, LEVEL)
                        .orElseThrow()
                        .isHopeless())
                .isTrue();
        assertThat(Foresight.fewestSeeds(hypothesis(interaction.claim()), crossed, LEVEL))
                .hasValue(6);
    }

    @Test
    void claims_that_are_not_in_the_unit_of_a_trial_have_no_size() {
        Case correlated = named("correlated, 5 conditions");
        assertThat(correlated.claim()).isInstanceOf(Correlated.class);
        assertThat(Foresight.of(
                        hypothesis(correlated.claim()),
                        conditions(correlated.at().apply(0)),
                        10,
                        LEVEL))
                .isEmpty();
        Less sooner = new Less(
                Measure.parse("epochs to reach 0.9 test.accuracy").orElseThrow(),
                level("0"),
                level("1"),
                Margin.none(),
                Selection.ALL);
        assertThat(Foresight.of(hypothesis(sooner), conditions(Design.of(0, 0)), 10, LEVEL))
                .isEmpty();
    }

    private static Selection level(String level) {
        return new Selection(new LinkedHashMap<>(Map.of("a", level)));
    }

    private static String text(Design design, int seeds, int stated, Case... claims) {
        return new Outlook(
                        List.of(claims).stream()
                                .map(one -> hypothesis(one.claim()))
                                .toList(),
                        conditions(design),
                        InterimAnalyses.first(seeds),
                        "seed")
                .text(stated);
    }

    @Test
    void the_plan_is_one_sentence_for_one_claim() {
        Case less = named("less");

        assertThat(text(Design.of(0, 0), 10, 10, less))
                .matches("10 seeds tell differences of about 1\\.\\d standard deviations of a trial apart with 80 %"
                        + " power\\.");
        assertThat(text(Design.of(0, 0), 7, 10, less))
                .matches("7 seeds tell .* of about 2\\.\\d standard .* power; the study's own 10 seeds about"
                        + " 1\\.\\d\\.");
        assertThat(text(Design.of(0, 0), 4, 10, less))
                .startsWith("with 4 seeds no verdict can come out; 5 seeds could. The study's own 10 seeds tell ");
    }

    @Test
    void the_plan_names_claims_by_what_they_need() {
        Case less = named("less");
        Case interaction = named("interaction, 2 × 2");

        assertThat(text(Design.crossed(0, 0, 0, 0), 6, 6, less, interaction))
                .contains("(claim 1)", "Claim 2 cannot be supported with 6 seeds; 7 could.", "The 2 claims share");
        assertThat(text(Design.crossed(0, 0, 0, 0), 10, 10, less, interaction))
                .contains("(claim 1). Two effects have to differ by about ", "(claim 2).");
    }

    @Test
    void planned_analyses_say_what_the_last_one_can_tell() {
        Case less = named("less");
        Outlook outlook = new Outlook(
                List.of(hypothesis(less.claim())),
                conditions(Design.of(0, 0)),
                InterimAnalyses.planned(List.of(10, 20, 40), 10),
                "seed");

        assertThat(outlook.text(10)).contains("power; the 40 seeds of the last planned analysis about 0.");
    }

    @Test
    void splits_are_called_splits() {
        Outlook outlook = new Outlook(
                List.of(hypothesis(named("less").claim())),
                conditions(Design.of(0, 0)),
                InterimAnalyses.first(10),
                "split");

        assertThat(outlook.text(10))
                .startsWith("10 splits tell differences of about 1.")
                .contains("standard deviations of the mean of a split apart");
    }
}
