// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.base.Plural;
import dev.ceteris.lab.trial.RandomSource;
import dev.ceteris.lab.trial.SeedDesign;
import dev.ceteris.lab.trial.TrialSeeds;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.Place;
import dev.ceteris.spec.SectionKey;
import dev.ceteris.spec.Sentences;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.ValueKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.LongStream;

/**
 * The section {@code seeds} of a study: how many, which then count from 1, or which ones; or the same for each source
 * of randomness.
 */
final class SeedsSection {
    static final String KEY = "seeds";

    /** What a message asks for. */
    static final String EXPECTED =
            "how many (at least 1), a list of seeds, or a section such as" + " {split: 5, initialization: 2, order: 2}";

    /** What one source of randomness can be. */
    static final ValueKind NUMBERS = new ValueKind.Phrased(
            "whole number, or list of them",
            ValueKind.Either.of(new ValueKind.Whole("at least 1"), ValueKind.Items.distinct(new ValueKind.Whole(""))));

    /** What it can be. */
    static final ValueKind VALUE = new ValueKind.Phrased(
            "whole number, or list of them, or a section",
            ValueKind.Either.of(
                    new ValueKind.Whole("at least 1"),
                    ValueKind.Items.distinct(new ValueKind.Whole("")),
                    new ValueKind.Section(
                            List.of(
                                    key(
                                            RandomSource.SPLIT,
                                            "splits of the data: which samples are learned from and"
                                                    + " which are set aside, random labels, points of functions"),
                                    key(RandomSource.INITIALIZATION, "initializations within each split"),
                                    key(RandomSource.ORDER, "orders of samples within each initialization")),
                            1)));

    /** More than any study needs, and few enough to be planned in memory. */
    private static final long MOST_TRIALS = 100_000;

    private static final BigInteger LARGEST_SEED = BigInteger.valueOf(Long.MAX_VALUE);
    private static final List<Long> ONE = List.of(1L);
    private static final List<String> SOURCES =
            Arrays.stream(RandomSource.values()).map(RandomSource::word).toList();

    private SeedsSection() {}

    private static SectionKey key(RandomSource source, String meaning) {
        return SectionKey.unsaid(source.word(), NUMBERS, "1", "how many, or which, " + meaning);
    }

    /**
     * The seeds of each condition, in the order in which they run.
     *
     * @param conditions; each has all seeds
     * @throws StudyException at the place of a value that is not a seed, and when there are too many trials
     */
    static SeedDesign of(Node node, int conditions) {
        List<TrialSeeds> seeds = node instanceof Node.Fields sources
                ? nested(sources, conditions)
                : numbers(node, "'" + KEY + "'", EXPECTED, conditions).stream()
                        .map(TrialSeeds::of)
                        .toList();
        return new SeedDesign(seeds);
    }

    /** Every split with every initialization of it, with every order of these. */
    private static List<TrialSeeds> nested(Node.Fields sources, int conditions) {
        Binder.checkKeys(sources, SOURCES, KEY);
        if (sources.fields().isEmpty()) {
            throw sources.place().error("'" + KEY + "' is empty, expected " + EXPECTED);
        }
        List<Long> splits = numbers(sources, RandomSource.SPLIT, conditions);
        List<Long> initializations = numbers(sources, RandomSource.INITIALIZATION, conditions);
        List<Long> orders = numbers(sources, RandomSource.ORDER, conditions);
        BigInteger product = BigInteger.valueOf(splits.size())
                .multiply(BigInteger.valueOf(initializations.size()))
                .multiply(BigInteger.valueOf(orders.size()));
        requireFew(sources, product, conditions);
        boolean inner = !orders.equals(ONE);
        boolean separate = inner || !initializations.equals(ONE);
        List<TrialSeeds> seeds = new ArrayList<>();
        for (long split : splits) {
            for (long initialization : initializations) {
                for (long order : orders) {
                    seeds.add(new TrialSeeds(split, separate ? initialization : 0, inner ? order : 0));
                }
            }
        }
        return seeds;
    }

    /** Throws a {@link StudyException} at a place where a source of randomness is named that there is not. */
    static void requireSource(String word, Place place) {
        if (!SOURCES.contains(word)) {
            throw place.error(Sentences.unknown("key '" + word + "' in '" + KEY + "'", word, SOURCES));
        }
    }

    private static List<Long> numbers(Node.Fields sources, RandomSource source, int conditions) {
        String name = "'" + KEY + "." + source.word() + "'";
        List<Long> numbers = sources.value(source.word())
                .map(node -> numbers(node, name, "how many (at least 1) or a list of them", conditions))
                .orElse(ONE);
        if (source != RandomSource.SPLIT && numbers.contains(0L)) {
            throw sources.value(source.word()).orElseThrow().place().error(name + " has 0, expected numbers from 1");
        }
        return numbers;
    }

    private static List<Long> numbers(Node node, String name, String expected, int conditions) {
        if (node instanceof Node.Items items) {
            List<Long> listed = listed(items, name);
            requireFew(node, BigInteger.valueOf(listed.size()), conditions);
            return listed;
        }
        if (!(node instanceof Node.Whole whole) || whole.value().signum() <= 0) {
            throw Binder.mismatch(node, name, expected);
        }
        requireFew(node, whole.value(), conditions);
        return LongStream.rangeClosed(1, whole.value().longValue()).boxed().toList();
    }

    private static void requireFew(Node node, BigInteger seeds, int conditions) {
        if (seeds.compareTo(BigInteger.valueOf(MOST_TRIALS / conditions)) > 0) {
            throw node.place()
                    .error(seeds + " seeds for each of " + Plural.of(conditions, "condition")
                            + " are too many trials, expected at most " + MOST_TRIALS);
        }
    }

    private static List<Long> listed(Node.Items items, String name) {
        List<Long> seeds = new ArrayList<>();
        for (Node item : items.values()) {
            long seed = Binder.whole(item, "an item of " + name, LARGEST_SEED).longValue();
            if (seeds.contains(seed)) {
                throw item.place().error(name + " has " + seed + " twice; keep one of them");
            }
            seeds.add(seed);
        }
        if (seeds.isEmpty()) {
            throw items.place().error(name + " is empty, expected at least one");
        }
        return List.copyOf(seeds);
    }

    /**
     * Refuses several numbers of a source that no trial draws from: their trials would be counted as different ones,
     * and differ in nothing.
     *
     * @throws StudyException at the place of the source
     */
    static void requireEffect(Node node, List<TrialSpec> trials) {
        if (!(node instanceof Node.Fields sources)) {
            return;
        }
        SeedDesign design = SeedDesign.of(trials.stream().map(TrialSpec::seeds).toList());
        if (design.count(RandomSource.SPLIT) > 1
                && trials.stream().noneMatch(trial -> trial.data().drawsSamples())) {
            throw withoutEffect(
                    sources,
                    RandomSource.SPLIT,
                    "every trial learns from all training samples and none is set aside; set data.validation or"
                            + " data.train, or leave 'split' out and separate 'initialization' and 'order'");
        }
        if (design.count(RandomSource.ORDER) > 1
                && trials.stream().noneMatch(trial -> trial.training().shuffles())) {
            throw withoutEffect(
                    sources,
                    RandomSource.ORDER,
                    "every update takes all samples, whatever their order; leave 'order' out");
        }
    }

    private static StudyException withoutEffect(Node.Fields sources, RandomSource source, String why) {
        return sources.value(source.word())
                .orElse(sources)
                .place()
                .error("'" + KEY + "." + source.word() + "' changes nothing here, because " + why);
    }

    /** As a study states it. */
    static Object plain(SeedDesign seeds) {
        if (!seeds.isNested()) {
            return counted(seeds.numbers(RandomSource.SPLIT));
        }
        SequencedMap<String, Object> sources = new LinkedHashMap<>();
        seeds.sources().forEach(source -> sources.put(source.word(), counted(seeds.numbers(source))));
        return sources;
    }

    private static Object counted(List<Long> numbers) {
        boolean isCount =
                numbers.equals(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
        return isCount ? (Object) numbers.size() : numbers;
    }

    /** The same with every number, as the identity of a study has it. */
    static Object identity(SeedDesign seeds) {
        if (!seeds.isNested()) {
            return seeds.numbers(RandomSource.SPLIT);
        }
        SequencedMap<String, Object> sources = new LinkedHashMap<>();
        seeds.sources().forEach(source -> sources.put(source.word(), seeds.numbers(source)));
        return sources;
    }
}
