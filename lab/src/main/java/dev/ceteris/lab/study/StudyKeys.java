// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.evidence.text.ClaimsFile;
import dev.ceteris.evidence.text.HypothesesReader;
import dev.ceteris.lab.trial.Knobs;
import dev.ceteris.spec.SectionKey;
import dev.ceteris.spec.Shapes;
import dev.ceteris.spec.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The keys of a study, in the order in which one is written: what its reader, its schema and the page about studies
 * know of them.
 */
final class StudyKeys {
    private static final ValueKind SEED_COUNTS = new ValueKind.Items(new ValueKind.Whole("at least 1"));

    static final String NAME = "study";

    /** It is part of run ids and file names. */
    static final int LONGEST_NAME = 64;

    static final String NAME_PATTERN = "[a-z0-9]+(-[a-z0-9]+)*";

    static final SectionKey SEEDS = SectionKey.unsaid(
            SeedsSection.KEY,
            SeedsSection.VALUE,
            "10",
            "how many seeds, counted from 1, or which: `10` means the seeds 1 to 10; `[3, 5]` means these two;"
                    + " `{split: 5, initialization: 2, order: 2}` separates the sources of randomness (see Seeds)");

    static final SectionKey OVERRIDDEN = SectionKey.unsaid(
            "overridden",
            new ValueKind.Phrased("list of texts", new ValueKind.Items(new ValueKind.Text())),
            "[]",
            "what the command line changed; Ceteris writes it into the text it stores, you need not");

    private static final ValueKind KNOB =
            new ValueKind.Named("knob", "", new ValueKind.Words(named(Knobs.PATHS.stream())));

    private static final SectionKey RECIPE = SectionKey.free(
            Recipes.KEY,
            new ValueKind.Open(
                    List.of(),
                    new ValueKind.Text("^" + Recipes.NAME_PATTERN + "$", 1, Recipes.LONGEST_NAME),
                    new ValueKind.Open(List.of(), KNOB, new ValueKind.Anything(), 0),
                    1),
            "nothing",
            "levels with a name that set several knobs at once; one whose name begins with `+` also has all that the"
                    + " one before it has");

    private StudyKeys() {}

    /** All of them. */
    static List<SectionKey> all() {
        List<SectionKey> keys = new ArrayList<>();
        keys.addAll(names());
        keys.addAll(sections());
        keys.addAll(choices());
        return List.copyOf(keys);
    }

    private static List<SectionKey> names() {
        return List.of(
                SectionKey.required(
                        NAME,
                        new ValueKind.Text("^" + NAME_PATTERN + "$", 0, LONGEST_NAME),
                        "its name: lower-case letters, digits and single hyphens between them; run ids begin with it"),
                SectionKey.required(
                        "question",
                        new ValueKind.Text("", 1, Integer.MAX_VALUE),
                        "what it asks, in a sentence; reports open with it"));
    }

    /** The sections of knobs. */
    static List<SectionKey> sections() {
        return SectionKey.of(Knobs.class).stream()
                .map(key -> SectionKey.required(key.name(), spec(key.name()), key.meaning()))
                .toList();
    }

    /** The section of a spec; hidden layers may be a taper as well. */
    static ValueKind.Spec spec(String section) {
        Class<? extends Record> spec = ((Class<?>) Shapes.type(Knobs.class, section)).asSubclass(Record.class);
        return new ValueKind.Spec(
                spec,
                Taper.KNOB.startsWith(section + ".")
                        ? Map.of(Taper.KNOB.substring(section.length() + 1), new ValueKind.Section(Taper.DESCRIBED))
                        : Map.of());
    }

    private static List<SectionKey> choices() {
        return List.of(
                SectionKey.free(
                        Draft.VARY,
                        new ValueKind.Open(
                                List.of(RECIPE), KNOB, ValueKind.Items.distinct(new ValueKind.Anything()), 0),
                        "nothing",
                        "what is varied: a list of levels for each varied knob, named by its path or its short name;"
                                + " or `recipe`, levels with a name that set several knobs at once"),
                SectionKey.free(
                        Block.TUNE,
                        block(BlockKeys.OPTIONS_OF_TUNE),
                        "nothing",
                        "what is chosen anew for every condition before it runs, on validation data: a space for "
                                + "each knob,"
                                + " and how"),
                SectionKey.free(
                        Block.SEARCH,
                        block(BlockKeys.OPTIONS),
                        "nothing",
                        "conditions that are drawn from a space, instead of `vary`: a space for each knob, and how"),
                SEEDS,
                SectionKey.unsaid(
                        MetricsSection.KEY,
                        new ValueKind.Phrased("list of metrics", ValueKind.Items.distinct(MetricsSection.described())),
                        "[test.accuracy, test.loss, train.loss, epoch.seconds]",
                        "what the final table compares; where numbers are learned, the default is `[test.mse, test.mae,"
                                + " test.r2, train.mse, epoch.seconds]` for a table and the losses and the time for a"
                                + " function"),
                SectionKey.unsaid(
                        HypothesesReader.KEY,
                        new ValueKind.Phrased(
                                "list of claims",
                                new ValueKind.Items(new ValueKind.Section(HypothesesReader.keys(), 1))),
                        "[]",
                        "what its author claims before the first trial, each item one claim; `ceteris verdict` "
                                + "judges them"),
                SectionKey.free(
                        HypothesesReader.LOOKS,
                        new ValueKind.Phrased(
                                "list of whole numbers, or a section",
                                new ValueKind.Either(List.of(
                                        SEED_COUNTS,
                                        new ValueKind.Section(
                                                List.of(SectionKey.required(
                                                        ClaimsFile.PLANNED,
                                                        SEED_COUNTS,
                                                        "the numbers of seeds of all analyses, which share the error"
                                                                + " rate equally; those of the study among them")),
                                                1)))),
                        "nothing",
                        "numbers of seeds at which the results are analysed, the last being all of them; or"
                                + " `{planned: [10, 20, 40, 80]}`, said before the first; `ceteris run"
                                + " --until-decided` writes it, you need not"),
                OVERRIDDEN);
    }

    private static ValueKind block(List<SectionKey> options) {
        ValueKind choosable = new ValueKind.Words(named(Knobs.PATHS.stream().filter(BlockReader::isChoosable)));
        return new ValueKind.Open(options, new ValueKind.Named("choosable", "", choosable), KnobSpace.SPACE, 0);
    }

    /** Every knob by its short name and its path. */
    private static List<String> named(Stream<String> paths) {
        return paths.flatMap(path -> Stream.of(Knobs.name(path), path))
                .distinct()
                .toList();
    }
}
