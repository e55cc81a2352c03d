// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.evidence.claim.Varied;
import dev.ceteris.evidence.text.ClaimsFile;
import dev.ceteris.evidence.text.HypothesesReader;
import dev.ceteris.evidence.text.Levels;
import dev.ceteris.evidence.text.Vocabulary;
import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.evidence.verdict.InterimAnalyses;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.Knobs;
import dev.ceteris.lab.trial.RandomSource;
import dev.ceteris.lab.trial.SeedDesign;
import dev.ceteris.lab.trial.TrialSeeds;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.tuning.SamplingMethod;
import dev.ceteris.lab.tuning.Tpe;
import dev.ceteris.lab.tuning.Tuning;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Canonical;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.Plain;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.StudyText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a study from its text. */
public final class StudyReader {
    private static final Pattern NAME =
            Pattern.compile("(?=.{1," + StudyKeys.LONGEST_NAME + "}$)" + StudyKeys.NAME_PATTERN);

    private static final int QUICK_EPOCHS = 3;
    private static final int QUICK_CANDIDATES = 4;

    private static final String EPOCHS = "training.epochs";

    private final Draft draft;
    private final Node.Fields tree;
    private Optional<Block> tune = Optional.empty();
    private Optional<Block> search = Optional.empty();

    /** The tree with some value for every knob that is chosen. */
    private Node.Fields base;

    private StudyReader(Draft draft) {
        this.draft = draft;
        this.tree = draft.complete();
        this.base = tree;
    }

    /**
     * The study that a text states, with settings applied in order; of two settings of the same knob the later one
     * counts.
     *
     * @throws StudyException when it cannot be run as it is written; the message names the place and the remedy
     */
    public static Study read(StudyText text, List<Setting> settings) {
        return of(text, settings).study();
    }

    private static StudyReader of(StudyText text, List<Setting> settings) {
        Draft draft = Draft.of(text);
        for (Setting setting : settings) {
            draft = draft.with(setting);
        }
        return new StudyReader(draft);
    }

    /**
     * The seeds that a text states for each condition, with settings applied in order; nothing else of it is read.
     *
     * @throws StudyException when they are not seeds
     */
    public static SeedDesign seeds(StudyText text, List<Setting> settings) {
        return of(text, settings).seeds(1);
    }

    /**
     * The study for a quick trial of it: at most 3 epochs, only its first seed, and at most 4 candidates of whatever it
     * chooses, unless the settings say otherwise.
     *
     * @throws StudyException as for {@link #read}
     */
    public static Study quick(StudyText text, List<Setting> settings) {
        StudyReader reader = of(text, settings);
        Study full = reader.study();
        TrialSpec first = full.trials().getFirst();
        Setting epochs = full.factors().stream()
                .filter(factor -> factor.path().equals(EPOCHS))
                .findFirst()
                .map(factor -> new Setting(Draft.VARY + "." + EPOCHS, Canonical.text(quick(factor.levels()))))
                .or(() -> reader.quickRecipes())
                .orElseGet(() -> new Setting(
                        EPOCHS, Canonical.text(quick(first.training().epochs()))));
        String one = "[" + first.seeds().split() + "]";
        Setting seed = Setting.seeds(full.design().isNested() ? "{split: " + one + "}" : one);
        List<Setting> all = new ArrayList<>(List.of(epochs, seed));
        Stream.concat(reader.tune.stream(), reader.search.stream())
                .filter(Block::isSteered)
                .forEach(block -> quickSteering(block).forEach(all::add));
        reader.tune.ifPresent(block -> {
            all.add(new Setting(Block.TUNE + ".seeds", "1"));
            all.add(quick(block, Math.max(1, block.folds()), full.tuning()));
        });
        reader.search.ifPresent(block -> all.add(quick(block, 1, full.search())));
        all.addAll(settings);
        return read(text, all);
    }

    /** Recipes with fewer epochs, where they set these; different numbers stay different, and the order is the same. */
    private Optional<Setting> quickRecipes() {
        Optional<Recipes> recipes = draft.variations().stream()
                .filter(Recipes.class::isInstance)
                .map(Recipes.class::cast)
                .filter(each -> each.knobs().contains(EPOCHS))
                .findFirst();
        return recipes.map(each -> {
            SequencedMap<String, SequencedMap<String, Object>> sections =
                    each.sections(Factorial.withPlaceholders(base, draft.variations()));
            List<Integer> numbers = sections.values().stream()
                    .map(knobs -> (Integer) knobs.get(EPOCHS))
                    .distinct()
                    .sorted()
                    .toList();
            int fewer = Math.max(0, QUICK_EPOCHS - numbers.size()) + 1;
            sections.values()
                    .forEach(knobs -> knobs.computeIfPresent(
                            EPOCHS, (_, epochs) -> Math.min((int) epochs, fewer + numbers.indexOf(epochs))));
            return new Setting(Draft.VARY + "." + Recipes.KEY, Canonical.text(sections));
        });
    }

    private static Setting quick(Block block, int trialsEach, Tuning full) {
        int candidates = Math.min(
                QUICK_CANDIDATES, full.tuningRuns().getFirst().candidates().size());
        return new Setting(block.name() + ".budget", "{trials: " + candidates * trialsEach + "}");
    }

    /** One candidate is drawn, the others are proposed or pruned one after the other. */
    private static Stream<Setting> quickSteering(Block block) {
        Stream<Setting> generations =
                Stream.of("startup", "batch").map(key -> new Setting(block.name() + "." + key, "1"));
        return block.steering().pruning().isEmpty()
                ? generations
                : Stream.concat(generations, Stream.of(new Setting(block.name() + ".warmup", "1")));
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
        SeedDesign seeds = seeds(1);
        readBlocks(seeds);
        Factorial factorial = search.map(
                        block -> Factorial.of(block.paths(), TuningRuns.conditions(block, base, seeds)))
                .orElseGet(() -> Factorial.of(base, draft.variations()));
        seeds(factorial.cells().size());
        List<String> metrics = metrics(factorial).of(tree);
        List<TrialSpec> trials = trials(factorial, seeds.trials());
        SeedsSection.requireEffect(tree.value(SeedsSection.KEY).orElseThrow(), trials);
        FoldsCheck.check(tree, trials, seeds, tune);
        Tuning tuning = tune.map(block -> TuningRuns.tuning(block, factorial.cells(), trials))
                .orElse(Tuning.NONE);
        Tuning searching = search.map(block -> TuningRuns.search(block, base, factorial, trials))
                .orElse(Tuning.NONE);
        List<Hypothesis> hypotheses = hypotheses(factorial);
        InterimAnalyses looks = looks(seeds.units().size());
        StudyContent content = content(name, question, factorial, tuning, seeds, metrics, hypotheses, looks);
        return new Study(
                name,
                question,
                content.yaml(draft.overrides()),
                draft.overrides(),
                content.digest(),
                factorial.factors(),
                draft.withoutMeaningless(content.heldTexts()),
                metrics,
                tuning.withPlaceholders(trials),
                tuning,
                searching,
                hypotheses,
                looks,
                content.experiment());
    }

    private List<Hypothesis> hypotheses(Factorial factorial) {
        try {
            return HypothesesReader.of(tree, vocabulary(factorial));
        } catch (StudyException lacking) {
            boolean varied = draft.settings().keySet().stream().anyMatch(path -> path.startsWith(Draft.VARY));
            throw varied
                    ? new StudyException(lacking.getMessage()
                            + "\n  what is varied was changed by --set; the claims can be left out by --set "
                            + "hypotheses=[]")
                    : lacking;
        }
    }

    /** What claims can be about: the factors by name or path, and what every trial measures. */
    private Vocabulary vocabulary(Factorial factorial) {
        SequencedMap<String, String> aliases = new LinkedHashMap<>();
        List<Varied> factors = new ArrayList<>();
        for (Factor factor : factorial.factors()) {
            aliases.put(factor.path(), factor.name());
            factors.add(new Varied(
                    factor.name(), factor.levels().stream().map(Levels::of).toList()));
        }
        return new Vocabulary(factors, aliases, metrics(factorial).known());
    }

    private MetricsSection metrics(Factorial factorial) {
        return new MetricsSection(factorial, tune.stream().anyMatch(Block::choosesLoss));
    }

    /** The numbers of seeds at which its results are analysed; one analysis unless it says otherwise. */
    private InterimAnalyses looks(int seeds) {
        return tree.value(HypothesesReader.LOOKS)
                .map(node -> ClaimsFile.looks(node, seeds, "the study"))
                .orElseGet(() -> InterimAnalyses.first(seeds));
    }

    /** What the study chooses, and the study with some value for every knob. */
    private void readBlocks(SeedDesign seeds) {
        Optional<BlockReader> tuned = BlockReader.of(Block.TUNE, tree);
        Optional<BlockReader> searched = BlockReader.of(Block.SEARCH, tree);
        searched.ifPresent(this::refuseVary);
        tuned.ifPresent(reader -> refuseTwoRoles(reader, searched));
        Node.Fields filled = tree;
        for (BlockReader reader :
                Stream.concat(tuned.stream(), searched.stream()).toList()) {
            filled = reader.withPlaceholders(filled);
        }
        Node.Fields complete = Factorial.withPlaceholders(filled, draft.variations());
        tune = tuned.map(reader -> reader.block(complete, seeds.numbers(RandomSource.SPLIT)));
        search = searched.map(reader -> reader.block(complete, seeds.numbers(RandomSource.SPLIT)));
        base = complete;
        search.ifPresent(this::refuseProposals);
    }

    private void refuseVary(BlockReader searched) {
        if (!draft.levels().isEmpty()) {
            throw searched.place()
                    .error("a study cannot have both 'search' and 'vary'; what is varied can be a list in 'search',"
                            + " with search: grid");
        }
    }

    /** What is proposed from results cannot be claimed, tuned or known beforehand. */
    private void refuseProposals(Block searched) {
        if (searched.way() != SamplingMethod.TPE) {
            return;
        }
        if (tune.isPresent()) {
            throw tune.get()
                    .place()
                    .error("a study cannot have 'tune' beside 'search' with search: tpe, whose conditions depend on"
                            + " results; list the tuned knobs in 'search', or use search: random");
        }
        tree.fields().entrySet().stream()
                .filter(entry -> entry.getKey().equals(HypothesesReader.KEY)
                        && !(entry.getValue().value() instanceof Node.Items items
                                && items.values().isEmpty()))
                .findFirst()
                .ifPresent(entry -> {
                    throw entry.getValue()
                            .key()
                            .error("a study cannot have hypotheses beside 'search' with search: tpe, whose conditions"
                                    + " depend on results; claim them in a study that varies what this one finds, or"
                                    + " use search: random");
                });
    }

    private void refuseTwoRoles(BlockReader tuned, Optional<BlockReader> searched) {
        for (String path : tuned.paths()) {
            List<String> others = new ArrayList<>(draft.variedPaths());
            searched.ifPresent(block -> others.addAll(block.paths()));
            for (String other : others) {
                if (path.startsWith(other + ".")) {
                    throw BlockReader.nested(Block.TUNE, other, path, tuned.placeOf(path));
                }
            }
            boolean varied = draft.variedPaths().contains(path);
            if (varied || searched.filter(block -> block.paths().contains(path)).isPresent()) {
                throw tuned.placeOf(path)
                        .error("'" + Knobs.name(path) + "' is tuned and " + (varied ? "varied" : "searched")
                                + ", expected one role for each knob");
            }
        }
    }

    private StudyContent content(
            String name,
            String question,
            Factorial factorial,
            Tuning tuning,
            SeedDesign seeds,
            List<String> metrics,
            List<Hypothesis> hypotheses,
            InterimAnalyses looks) {
        SequencedMap<String, Object> held =
                Plain.canonical(factorial.cells().getFirst().knobs());
        SequencedMap<String, Object> vary = new LinkedHashMap<>();
        for (Variation variation : draft.variations()) {
            for (String path : variation instanceof Recipes recipes ? recipes.knobs() : variation.paths()) {
                held = Plain.without(held, path);
            }
            vary.put(variation.factor(base).path(), variation.plain(base));
        }
        for (String path : search.map(Block::paths).orElseGet(LinkedHashSet::new)) {
            held = Plain.without(held, path);
        }
        for (String path : tune.map(Block::paths).orElseGet(LinkedHashSet::new)) {
            held = Plain.without(held, path);
        }
        List<Object> offered = new ArrayList<>();
        if (search.isPresent()) {
            factorial.cells().forEach(cell -> offered.add(cell.condition().levels()));
        }
        tuning.offered().forEach(candidate -> offered.add(candidate.values().levels()));
        if (Stream.concat(tune.stream(), search.stream()).anyMatch(block -> block.way() == SamplingMethod.TPE)) {
            offered.add("tpe " + Tpe.VERSION);
        }
        return new StudyContent(
                name,
                question,
                held,
                vary,
                tune.map(Block::plain).orElseGet(LinkedHashMap::new),
                search.map(Block::plain).orElseGet(LinkedHashMap::new),
                offered,
                seeds,
                metrics,
                HypothesesReader.plain(hypotheses),
                looks);
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

    /** The line breaks of a question are not part of it. */
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

    private SeedDesign seeds(int conditions) {
        return SeedsSection.of(required(SeedsSection.KEY, SeedsSection.EXPECTED), conditions);
    }

    /**
     * All conditions of the first seed, then all of the next: a run that stops early has a whole comparison. In a
     * search that the clock ends, or whose later candidates depend on earlier ones, a candidate's seeds come together,
     * so that all but the last ones can be compared.
     */
    private List<TrialSpec> trials(Factorial factorial, List<TrialSeeds> seeds) {
        List<TrialSpec> trials = new ArrayList<>();
        if (search.filter(block -> block.seconds() < Double.POSITIVE_INFINITY || block.isSteered())
                .isPresent()) {
            factorial.cells().forEach(cell -> seeds.forEach(one -> trials.add(trial(trials.size() + 1, cell, one))));
        } else {
            seeds.forEach(one -> factorial.cells().forEach(cell -> trials.add(trial(trials.size() + 1, cell, one))));
        }
        return trials;
    }

    private static TrialSpec trial(int number, Factorial.Cell cell, TrialSeeds seeds) {
        Knobs knobs = cell.knobs();
        return new TrialSpec(number, cell.condition(), seeds, knobs.data(), knobs.network(), knobs.training());
    }
}
