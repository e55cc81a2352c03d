// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.data.Task;
import dev.ceteris.data.synthetic.FunctionSource;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Makes a study from its text. */
public final class StudyReader {
    /** More than anybody waits for, and few enough to be planned in memory. */
    private static final long MOST_TRIALS = 100_000;

    private static final BigInteger LARGEST_SEED = BigInteger.valueOf(Long.MAX_VALUE);

    /** It is part of run ids and file names. */
    private static final Pattern NAME = Pattern.compile("(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*");

    private static final int QUICK_EPOCHS = 3;

    private static final String EPOCHS = "training.epochs";

    private final Draft draft;
    private final Node.Fields tree;

    private StudyReader(Draft draft) {
        this.draft = draft;
        this.tree = draft.complete();
    }

    /**
     * The study that a text states, with settings applied in order; of two settings of the same knob the later one counts.
     *
     * @throws StudyException when it cannot be run as it is written; the message names the place and the remedy
     */
    public static Study read(StudyText text, List<Setting> settings) {
        Draft draft = Draft.of(text);
        for (Setting setting : settings) {
            draft = draft.with(setting);
        }
        return new StudyReader(draft).study();
    }

    /**
     * The study for a first look: at most 3 epochs and only its first seed, unless the settings say otherwise.
     *
     * @throws StudyException as for {@link #read}
     */
    public static Study quick(StudyText text, List<Setting> settings) {
        Study full = read(text, settings);
        TrialSpec first = full.trials().getFirst();
        Setting epochs = full.factors().stream()
                .filter(factor -> factor.path().equals(EPOCHS))
                .findFirst()
                .map(factor -> new Setting(Draft.VARY + "." + EPOCHS, Canonical.text(quick(factor.levels()))))
                .orElseGet(() -> new Setting(
                        EPOCHS, Canonical.text(quick(first.training().epochs()))));
        Setting seed = Setting.seeds("[" + first.seed() + "]");
        return read(
                text, Stream.concat(Stream.of(epochs, seed), settings.stream()).toList());
    }

    private static List<Object> quick(List<Object> epochs) {
        return epochs.stream().map(level -> quick((Integer) level)).distinct().toList();
    }

    private static Object quick(int epochs) {
        return Math.min(epochs, QUICK_EPOCHS);
    }

    private Study study() {
        String name = name();
        String question = question();
        Factorial factorial = Factorial.of(tree, draft.levels());
        List<Long> seeds = seeds(factorial.cells().size());
        List<String> metrics = metrics(factorial);
        SequencedMap<String, Object> held =
                Plain.section(factorial.cells().getFirst().knobs());
        SequencedMap<String, Object> vary = new LinkedHashMap<>();
        for (Factor factor : factorial.factors()) {
            held = Plain.without(held, factor.path());
            vary.put(factor.path(), factor.levels());
        }
        Content content = new Content(name, question, held, vary, seeds, metrics);
        return new Study(
                name,
                question,
                content.yaml(draft.overrides()),
                draft.overrides(),
                content.digest(),
                factorial.factors(),
                content.heldTexts(),
                metrics,
                trials(factorial, seeds));
    }

    private String name() {
        Node node = required("study", "a name");
        String name = Binder.text(node, "'study'");
        if (!NAME.matcher(name).matches()) {
            throw Binder.mismatch(
                    node, "'study'", "at most 64 lower-case letters, digits and single hyphens between them");
        }
        return name;
    }

    /** Where its lines were broken is no part of a question. */
    private String question() {
        Node node = required("question", "a sentence");
        String question = Binder.text(node, "'question'").strip().replaceAll("\\s+", " ");
        if (question.isEmpty()) {
            throw node.place().error("'question' is empty, expected a sentence");
        }
        return question;
    }

    private Node required(String key, String expected) {
        return tree.value(key)
                .orElseThrow(() -> tree.place().error("the study has no '" + key + "', expected " + expected));
    }

    private List<Long> seeds(int conditions) {
        Node node = required("seeds", "a number of seeds or a list of them");
        List<Long> seeds = node instanceof Node.Items items ? listed(items) : counted(node, conditions);
        if (seeds.size() > MOST_TRIALS / conditions) {
            throw tooMany(node, seeds.size(), conditions);
        }
        return seeds;
    }

    private static List<Long> counted(Node node, int conditions) {
        if (!(node instanceof Node.Whole whole) || whole.value().signum() <= 0) {
            throw Binder.mismatch(node, "'seeds'", "how many (at least 1) or a list of seeds");
        }
        if (whole.value().compareTo(BigInteger.valueOf(MOST_TRIALS / conditions)) > 0) {
            throw tooMany(node, whole.value(), conditions);
        }
        return LongStream.rangeClosed(1, whole.value().longValue()).boxed().toList();
    }

    private static StudyException tooMany(Node node, Object seeds, int conditions) {
        return node.place()
                .error(seeds + " seeds for each of " + conditions + " conditions are too many trials, expected at most "
                        + MOST_TRIALS);
    }

    private static List<Long> listed(Node.Items items) {
        List<Long> seeds = new ArrayList<>();
        for (Node item : items.values()) {
            long seed = Binder.whole(item, "an item of 'seeds'", LARGEST_SEED).longValue();
            if (seeds.contains(seed)) {
                throw item.place().error("'seeds' has " + seed + " twice; keep one of them");
            }
            seeds.add(seed);
        }
        if (seeds.isEmpty()) {
            throw items.place().error("'seeds' is empty, expected at least one");
        }
        return List.copyOf(seeds);
    }

    private List<String> metrics(Factorial factorial) {
        return tree.value("metrics").map(node -> listed(node, factorial)).orElseGet(() -> usual(factorial));
    }

    /** What a study compares that does not say. */
    private static List<String> usual(Factorial factorial) {
        return Stream.of(Metric.TEST_ACCURACY, Metric.TEST_LOSS, Metric.TRAIN_LOSS, Metric.EPOCH_SECONDS)
                .filter(metric -> !metric.isAccuracy() || learnsClasses(factorial))
                .map(Metric::key)
                .toList();
    }

    private static boolean learnsClasses(Factorial factorial) {
        return datas(factorial).anyMatch(data -> data.source().task() == Task.CLASSIFICATION);
    }

    private static Stream<DataSpec> datas(Factorial factorial) {
        return factorial.cells().stream().map(cell -> cell.knobs().data());
    }

    private static List<String> listed(Node node, Factorial factorial) {
        List<String> metrics = new ArrayList<>();
        for (Node item : Binder.items(node, "'metrics'", "a list of metrics").values()) {
            String key = Binder.text(item, "an item of 'metrics'");
            Metric metric = Metric.of(key)
                    .orElseThrow(
                            () -> item.place().error(Sentences.unknown("metric '" + key + "'", key, Metric.keys())));
            if (metrics.contains(key)) {
                throw item.place().error("'metrics' has '" + key + "' twice; keep one of them");
            }
            checkMeasured(metric, factorial, item.place());
            metrics.add(key);
        }
        if (metrics.isEmpty()) {
            throw node.place()
                    .error("'metrics' is empty, expected at least one of " + String.join(", ", Metric.keys()));
        }
        return List.copyOf(metrics);
    }

    private static void checkMeasured(Metric metric, Factorial factorial, Place place) {
        boolean ofValidation = metric == Metric.VALIDATION_LOSS || metric == Metric.VALIDATION_ACCURACY;
        if (metric.isAccuracy() && !learnsClasses(factorial)) {
            throw place.error("'" + metric.key() + "' is not measured when numbers are learned and not classes;"
                    + " compare losses");
        }
        if (metric == Metric.DIAGONAL_LOSS && datas(factorial).noneMatch(StudyReader::hasDiagonal)) {
            throw place.error("'" + metric.key() + "' is not measured when the data is no function with a diagonal;"
                    + " set its 'diagonal' or leave the metric out");
        }
        if (ofValidation && datas(factorial).allMatch(data -> data.validation() == 0)) {
            throw place.error("'" + metric.key() + "' is not measured when 'data.validation' is 0;"
                    + " set some samples aside or leave the metric out");
        }
    }

    private static boolean hasDiagonal(DataSpec data) {
        return data.source() instanceof FunctionSource function && function.diagonal() > 0;
    }

    /** All conditions of the first seed, then all of the next: whoever stops early has a whole comparison. */
    private static List<TrialSpec> trials(Factorial factorial, List<Long> seeds) {
        List<TrialSpec> trials = new ArrayList<>();
        for (long seed : seeds) {
            for (Factorial.Cell cell : factorial.cells()) {
                Knobs knobs = cell.knobs();
                trials.add(new TrialSpec(
                        trials.size() + 1, cell.condition(), seed, knobs.data(), knobs.network(), knobs.training()));
            }
        }
        return trials;
    }
}
