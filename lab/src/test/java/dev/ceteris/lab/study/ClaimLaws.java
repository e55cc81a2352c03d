// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.base.SpecException;
import dev.ceteris.evidence.claim.Along;
import dev.ceteris.evidence.claim.Band;
import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.ClaimForm;
import dev.ceteris.evidence.claim.Contradiction;
import dev.ceteris.evidence.claim.Correlated;
import dev.ceteris.evidence.claim.Key;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Varied;
import dev.ceteris.evidence.text.HypothesesReader;
import dev.ceteris.evidence.text.KnownMetrics;
import dev.ceteris.evidence.text.Levels;
import dev.ceteris.evidence.text.Vocabulary;
import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.spec.Canonical;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.StudyText;
import dev.ceteris.spec.YamlTree;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws: a claim of any form is what its canonical text says, and keeps its digest. */
class ClaimLaws {
    private static final List<String> METRICS =
            List.of("test.loss", "test.accuracy", "epoch.seconds", "test.recall(very (rare) one, or two)");

    private static final Vocabulary VOCABULARY = new Vocabulary(
            List.of(
                    new Varied("batchSize", List.of(Level.of("32", 32), Level.of("1024", 1024))),
                    new Varied("optimizer", List.of(Level.of("sgd"), Level.of("yes"), Level.of("adam beta 0.9"))),
                    new Varied(
                            "regularization",
                            List.of(Level.of("none"), Levels.of(Map.of("l2", Map.of("lambda", 5e-5)))))),
            new LinkedHashMap<>(),
            new KnownMetrics(METRICS, Map.of(), Set.of(), Map.of(), KnownMetrics.Remedy.STATE_BETTER));

    private static Arbitrary<Measure> measures() {
        Arbitrary<Measure.Form> forms = Arbitraries.oneOf(
                Arbitraries.of(
                        new Measure.Form.Final(),
                        new Measure.Form.Best(),
                        new Measure.Form.Median(),
                        new Measure.Form.AreaUnder()),
                Arbitraries.integers().between(1, 999_999).map(Measure.Form.MeanOfLast::new),
                Arbitraries.doubles().between(-1e9, 1e9).ofScale(9).map(Measure.Form.EpochsToReach::new));
        return Combinators.combine(forms, Arbitraries.of(METRICS)).as(Measure::new);
    }

    private static Arbitrary<Selection> selections() {
        List<Arbitrary<Optional<String>>> levels = VOCABULARY.factors().stream()
                .map(factor -> Arbitraries.of(Stream.concat(
                                Stream.of(Optional.<String>empty()),
                                factor.levels().stream().map(level -> Optional.of(level.text())))
                        .toList()))
                .toList();
        return Combinators.combine(levels).as(chosen -> {
            LinkedHashMap<String, String> named = new LinkedHashMap<>();
            for (int i = 0; i < chosen.size(); i++) {
                String factor = VOCABULARY.factors().get(i).name();
                chosen.get(i).ifPresent(level -> named.put(factor, level));
            }
            return new Selection(named);
        });
    }

    private static Arbitrary<Along> alongs() {
        return Arbitraries.of(VOCABULARY.numberNames())
                .map(name -> VOCABULARY.along(name).orElseThrow());
    }

    private static Arbitrary<Margin> margins() {
        // As they are read: a hundredth of a number of percent.
        Arbitrary<Margin> shares = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.valueOf(99))
                .ofScale(3)
                .map(percent -> new Margin.Relative(percent.doubleValue() / 100));
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(0, 1e9).ofScale(9).map(Margin.Absolute::new), shares);
    }

    private static Arbitrary<?> values(Key key) {
        Class<?> type = key.type().type();
        if (type == Measure.class) {
            return measures();
        }
        if (type == Selection.class) {
            return key.unsaid().isPresent()
                    ? selections()
                    : selections().filter(selection -> !selection.levels().isEmpty());
        }
        if (type == Along.class) {
            return alongs();
        }
        if (type == Margin.class) {
            // A share of nothing says nothing, as no margin does.
            return margins().map(margin -> margin.isStated() ? margin : Margin.none());
        }
        if (type == Band.class) {
            Arbitrary<Double> ends = Arbitraries.doubles().between(0, 1100).ofScale(9);
            Arbitrary<Band> bands = Combinators.combine(ends, ends)
                    .as((one, other) -> new Band(Math.min(one, other), Math.max(one, other)));
            return Arbitraries.oneOf(bands, Arbitraries.just(Band.EVERYTHING));
        }
        if (type == Correlated.Partner.class) {
            return Arbitraries.oneOf(
                    alongs().map(Correlated.Partner.Place::new), measures().map(Correlated.Partner.Other::new));
        }
        if (type == String.class) {
            Arbitrary<String> names = Arbitraries.of(VOCABULARY.factorNames());
            return key.unsaid().isPresent() ? Arbitraries.oneOf(names, Arbitraries.just("")) : names;
        }
        if (type == double.class) {
            Arbitrary<Double> numbers = Arbitraries.doubles().between(-1, 1).ofScale(9);
            return Arbitraries.oneOf(
                    numbers, Arbitraries.just((Double) key.unsaid().orElseThrow()));
        }
        return Arbitraries.of(type.getEnumConstants());
    }

    @Provide
    Arbitrary<Claim> claims() {
        return Arbitraries.of(ClaimForm.all()).flatMap(ClaimLaws::of);
    }

    private static Arbitrary<Claim> of(ClaimForm form) {
        List<Arbitrary<Object>> values = form.keys().stream()
                .map(key -> values(key).map(Object.class::cast))
                .toList();
        return Combinators.combine(values)
                .as(chosen -> made(form, chosen))
                .filter(Optional::isPresent)
                .map(Optional::orElseThrow)
                .filter(claim -> !comparesItself(claim))
                .filter(claim -> Contradiction.of(claim).isEmpty());
    }

    /** Such a claim is refused when it is read. */
    private static boolean comparesItself(Claim claim) {
        List<Selection> sides = claim.sides();
        return !sides.isEmpty() && sides.getFirst().equals(sides.getLast());
    }

    private static Optional<Claim> made(ClaimForm form, List<Object> values) {
        try {
            Claim claim = form.made(values);
            claim.check(VOCABULARY.factors());
            return Optional.of(claim);
        } catch (SpecException noClaim) {
            return Optional.empty();
        }
    }

    private static Hypothesis read(String yaml) {
        Node.Fields tree = (Node.Fields) YamlTree.of(new StudyText("claims.yaml", yaml));
        return HypothesesReader.of(tree, VOCABULARY).getFirst();
    }

    private static String canonical(Claim claim, String digest) {
        Hypothesis hypothesis = new Hypothesis(claim, "", Optional.empty(), Hypothesis.Standing.REGISTERED, digest);
        return Canonical.yaml(Map.of(HypothesesReader.KEY, HypothesesReader.plain(List.of(hypothesis))));
    }

    @Property(tries = 2000)
    void the_canonical_text_of_a_claim_is_read_as_the_same_claim(@ForAll("claims") Claim claim) {
        Hypothesis once = read(canonical(claim, ""));
        assertThat(once.claim()).isEqualTo(claim);

        Hypothesis twice = read(canonical(once.claim(), once.digest()));
        assertThat(twice).isEqualTo(once);
    }
}
