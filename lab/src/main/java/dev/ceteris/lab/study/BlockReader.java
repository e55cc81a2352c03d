// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.base.SpecException;
import dev.ceteris.lab.trial.Knobs;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.MetricName;
import dev.ceteris.lab.tuning.Budget;
import dev.ceteris.lab.tuning.Grid;
import dev.ceteris.lab.tuning.SamplingMethod;
import dev.ceteris.lab.tuning.Sobol;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.Place;
import dev.ceteris.spec.SectionKey;
import dev.ceteris.spec.Sentences;
import dev.ceteris.spec.StudyException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Makes a {@link Block} from a section of a study. */
final class BlockReader {
    private static final int MOST_GRID_POINTS = 1000;
    private static final BigInteger LARGEST_SEED = BigInteger.valueOf(Long.MAX_VALUE);

    private final String name;
    private final Place place;
    private final Node.Fields section;
    private final SequencedMap<String, Node.Field> written = new LinkedHashMap<>();

    private BlockReader(String name, Node.Field field) {
        this.name = name;
        this.place = field.key();
        if (!(field.value() instanceof Node.Fields fields)) {
            throw Binder.mismatch(field.value(), "'" + name + "'", "a section with a space for each knob");
        }
        this.section = SectionKey.complete(fields, List.of(BlockKeys.BY, BlockKeys.SEARCH));
        fields.fields().forEach(this::sort);
        refuseNested();
        if (written.isEmpty()) {
            throw place.error("'" + name + "' names no knob, expected at least one, such as"
                    + " learningRate: {from: 0.01, to: 1, scale: log}");
        }
    }

    /** The reader of a study's section, if it has one. */
    static Optional<BlockReader> of(String name, Node.Fields tree) {
        return Optional.ofNullable(tree.fields().get(name)).map(field -> new BlockReader(name, field));
    }

    static List<String> options(String name) {
        return name.equals(Block.TUNE) ? BlockKeys.TUNE_OPTIONS : BlockKeys.SEARCH_OPTIONS;
    }

    private void sort(String key, Node.Field field) {
        if (options(name).contains(key)) {
            return;
        }
        String path = knob(name, key, field.key());
        if (!isChoosable(path)) {
            String why = path.startsWith("data.")
                    ? "candidates are evaluated on the data"
                    : "epochs are what a candidate is given";
            throw field.key()
                    .error("'" + path + "' cannot be chosen by '" + name + "': " + why + "; hold it or vary it");
        }
        if (written.putIfAbsent(path, field) != null) {
            throw field.key().error("duplicate key '" + path + "' in '" + name + "'; keep one of its spaces");
        }
    }

    /** A choice and a knob inside of one of its kinds cannot be chosen apart: the knob exists only with that kind. */
    private void refuseNested() {
        for (String outer : written.keySet()) {
            for (String inner : written.keySet()) {
                if (inner.startsWith(outer + ".")) {
                    throw nested(name, outer, inner, written.get(inner).key());
                }
            }
        }
    }

    /** The error that a knob is chosen apart from the choice that it is inside of. */
    static StudyException nested(String name, String outer, String inner, Place place) {
        String within = inner.substring(outer.length() + 1);
        String kind = within.substring(0, within.indexOf('.'));
        String key = within.substring(within.lastIndexOf('.') + 1);
        return place.error("'" + name + "." + Knobs.name(inner) + "' exists only with "
                + Knobs.name(outer) + ": " + kind + ", and '" + Knobs.name(outer)
                + "' is chosen or varied as well; expected the range inside of the list, such as " + Knobs.name(outer)
                + ": […, {" + kind + ": {" + key + ": {from: …, to: …}}}]");
    }

    /** The knob that a key of the section means, with a section's own words among those it may have meant. */
    private static String knob(String name, String key, Place place) {
        try {
            return Knobs.path(key, place);
        } catch (StudyException unknown) {
            if (Knobs.PATHS.stream().anyMatch(path -> path.endsWith("." + key))) {
                throw unknown;
            }
            List<String> known = new ArrayList<>(options(name));
            Knobs.PATHS.forEach(path -> known.add(Knobs.name(path)));
            throw place.error(Sentences.unknown("key '" + key + "' in '" + name + "'", key, known));
        }
    }

    /** The section with one thing in it changed by the command line. */
    static Node.Fields with(Node.Fields tree, String name, String key, Node.Field field) {
        Node.Fields section =
                tree.value(name).orElse(null) instanceof Node.Fields fields ? fields : Node.Fields.empty(field.key());
        if (!options(name).contains(key)) {
            String path = knob(name, key, field.key());
            for (String other : section.fields().keySet().toArray(String[]::new)) {
                if (other.equals(path) || other.equals(Knobs.name(path))) {
                    section = section.without(other);
                }
            }
        }
        return tree.put(name, new Node.Field(field.key(), section.put(key, field)));
    }

    /** Whether a knob can be chosen: candidates are evaluated on the data, and given the epochs. */
    static boolean isChoosable(String path) {
        return !path.startsWith("data.") && !path.equals("training.epochs");
    }

    /** Whether a study's section has a space for a knob. */
    static boolean chooses(Node.Fields tree, String name, String path) {
        return Knobs.PATHS.contains(path)
                && tree.value(name).orElse(null) instanceof Node.Fields section
                && (section.value(path).isPresent()
                        || (section.value(Knobs.name(path)).isPresent()
                                && !options(name).contains(Knobs.name(path))));
    }

    /** Paths of the knobs that are chosen. */
    List<String> paths() {
        return List.copyOf(written.keySet());
    }

    Place place() {
        return place;
    }

    Place placeOf(String path) {
        return written.get(path).key();
    }

    /** The study with some value of their space for the knobs that have none. */
    Node.Fields withPlaceholders(Node.Fields tree) {
        Node.Fields filled = tree;
        for (String path : written.keySet()) {
            Node.Field field = written.get(path);
            if (!filled.has(path)) {
                filled = filled.with(path, new Node.Field(field.key(), some(path, field.value())));
            }
        }
        return filled;
    }

    /**
     * The study with some value for the knobs inside of choices that it does not make: a study that tunes 'l2.lambda'
     * has chosen l2, and a default that makes another choice must not apply.
     */
    Node.Fields withChoicesMade(Node.Fields tree) {
        Node.Fields made = tree;
        for (Map.Entry<String, Node.Field> knob : written.entrySet()) {
            String path = knob.getKey();
            boolean inside = Knobs.name(path).contains(".");
            if (inside && !tree.has(path.substring(0, path.lastIndexOf('.', path.lastIndexOf('.') - 1)))) {
                Node.Field space = knob.getValue();
                made = made.with(path, new Node.Field(space.key(), some(path, space.value())));
            }
        }
        return made;
    }

    private static Node some(String path, Node space) {
        return switch (space) {
            case Node.Items items
            when !items.values().isEmpty() ->
                Alternative.of(items.values().getFirst()).withFirstValues(path);
            case Node.Fields range
            when range.value("from").isPresent() -> range.value("from").orElseThrow();
            case Node.Fields section
            when path.equals(Taper.KNOB) -> {
                SequencedMap<String, Node.Field> parts = new LinkedHashMap<>();
                section.fields()
                        .forEach((key, part) -> parts.put(key, new Node.Field(part.key(), some("", part.value()))));
                parts.putIfAbsent(Taper.DEPTH, new Node.Field(section.place(), Node.of(1, section.place())));
                yield new Node.Fields(section.place(), parts);
            }
            default -> space;
        };
    }

    /**
     * The section in full.
     *
     * @param base the study with some value for every knob
     * @param seeds of the study, which tuning must not use
     * @throws StudyException when something in it is impossible
     */
    Block block(Node.Fields base, List<Long> seeds) {
        List<KnobSpace> spaces = new ArrayList<>();
        for (String path : written.keySet()) {
            spaces.add(KnobSpace.of(name, path, written.get(path), base));
        }
        SamplingMethod way = (SamplingMethod)
                Binder.value(SamplingMethod.class, option("search"), subject("search"), quoted("search"));
        Block block = new Block(
                name,
                place,
                spaces,
                by(),
                way,
                budget(way),
                section.value("budget").map(Node::place).orElse(place),
                name.equals(Block.TUNE) ? tuningSeeds(seeds) : List.of(),
                name.equals(Block.TUNE) ? folds() : 0,
                reduction(way),
                new SteeringReader(name, section).steering(way));
        checkSampler(block);
        checkLoss(block);
        return block;
    }

    private Node option(String key) {
        return section.value(key).orElseThrow();
    }

    private String subject(String key) {
        return name + "." + key;
    }

    private String quoted(String key) {
        return "'" + subject(key) + "'";
    }

    private Metric by() {
        Node node = option("by");
        String key = Binder.text(node, quoted("by"));
        Optional<Metric> named = Metric.of(key);
        if (named.isEmpty() && MetricName.of(key).hasArgument()) {
            throw node.place().error(MetricName.refusal("metric '" + key + "' in " + quoted("by"), key));
        }
        return named.filter(Metric::isChoosing)
                .orElseThrow(() -> node.place()
                        .error(quoted("by") + " is the text '" + key
                                + "', expected a metric of the validation set, one of "
                                + String.join(", ", BlockKeys.CHOOSING)
                                + "; tuning on the test set would leave nothing to test on"));
    }

    private Budget budget(SamplingMethod way) {
        Optional<Node> written = section.value("budget");
        if (written.isEmpty() && way == SamplingMethod.GRID) {
            return new Budget.WholeGrid();
        }
        String expected = "one of {trials: 12}, {epochs: 500} and {minutes: 10}";
        Node node = written.orElseThrow(() -> place.error("'" + name + "' has no 'budget', expected " + expected));
        if (!(node instanceof Node.Fields fields) || fields.fields().size() != 1) {
            throw Binder.mismatch(node, quoted("budget"), expected);
        }
        Binder.checkKeys(fields, BlockKeys.BUDGETS, subject("budget"));
        String unit = fields.fields().firstEntry().getKey();
        Node amount = fields.fields().firstEntry().getValue().value();
        String subject = "'" + subject("budget") + "." + unit + "'";
        try {
            return switch (unit) {
                case "trials" -> new Budget.Trials((int) Binder.value(int.class, amount, "", subject));
                case "epochs" -> new Budget.Epochs((int) Binder.value(int.class, amount, "", subject));
                default -> minutes(way, amount, subject);
            };
        } catch (SpecException refused) {
            throw Binder.impossible(refused, fields, node.place(), subject("budget"));
        }
    }

    private Budget minutes(SamplingMethod way, Node amount, String subject) {
        if (way == SamplingMethod.HALVING) {
            throw amount.place()
                    .error(subject + " cannot be the budget of search: halving, whose rounds are planned beforehand;"
                            + " expected trials or epochs");
        }
        boolean prunes = section.value(SteeringReader.PRUNING.name())
                .filter(SteeringReader::isPruning)
                .isPresent();
        if (way == SamplingMethod.TPE || prunes) {
            throw amount.place()
                    .error(subject + " cannot be the budget of search: tpe or of pruning, whose outcome must not depend"
                            + " on the machine; expected trials or epochs");
        }
        return new Budget.Minutes((double) Binder.value(double.class, amount, "", subject));
    }

    private int reduction(SamplingMethod way) {
        Optional<Node> node = section.value("reduction");
        if (node.isEmpty()) {
            return BlockKeys.DEFAULT_REDUCTION;
        }
        if (way != SamplingMethod.HALVING) {
            throw node.get().place().error(quoted("reduction") + " is only for search: halving; leave it out");
        }
        return atLeast(2, node.get(), "reduction");
    }

    private int atLeast(int least, Node node, String key) {
        int value = (int) Binder.value(int.class, node, subject(key), quoted(key));
        if (value < least) {
            throw Binder.mismatch(node, quoted(key), "at least " + least);
        }
        return value;
    }

    private int folds() {
        Optional<Node> node = section.value("folds");
        boolean none =
                node.orElse(null) instanceof Node.Whole whole && whole.value().signum() == 0;
        if (node.isEmpty() || none) {
            return 0;
        }
        return atLeast(2, node.get(), "folds");
    }

    private List<Long> tuningSeeds(List<Long> ofTheStudy) {
        Optional<Node> node = section.value("seeds");
        List<Long> seeds;
        if (node.isEmpty()) {
            seeds = Block.counted(1);
        } else if (node.get() instanceof Node.Items items) {
            seeds = listed(items);
        } else {
            seeds = Block.counted(atLeast(1, node.get(), "seeds"));
        }
        for (long seed : seeds) {
            if (ofTheStudy.contains(seed)) {
                throw node.map(Node::place)
                        .orElse(place)
                        .error(quoted("seeds") + " has " + seed + ", which is a seed of the study as well;"
                                + " expected seeds of its own");
            }
        }
        return seeds;
    }

    private List<Long> listed(Node.Items items) {
        List<Long> seeds = new ArrayList<>();
        for (Node item : items.values()) {
            long seed = Binder.whole(item, "an item of " + quoted("seeds"), LARGEST_SEED)
                    .longValue();
            if (seeds.contains(seed)) {
                throw item.place().error(quoted("seeds") + " has " + seed + " twice; keep one of them");
            }
            seeds.add(seed);
        }
        if (seeds.isEmpty()) {
            throw items.place().error(quoted("seeds") + " is empty, expected at least one");
        }
        return seeds;
    }

    /** Candidates whose losses are of different kinds cannot be compared by them. */
    private static void checkLoss(Block block) {
        for (KnobSpace space : block.spaces()) {
            if (space.isOfLoss() && block.by().equals(Metric.VALIDATION_LOSS)) {
                throw space.place()
                        .error("'" + block.name() + "." + Knobs.name(space.path()) + "' is chosen by validation.loss,"
                                + " which would be the mean of another loss for each of its values; expected another '"
                                + block.name() + ".by', such as validation.accuracy of classes or validation.mae of"
                                + " numbers");
            }
        }
    }

    private static void checkSampler(Block block) {
        long axes =
                block.spaces().stream().mapToLong(space -> space.axes().size()).sum();
        if (block.way() == SamplingMethod.SOBOL && axes > Sobol.MOST_AXES) {
            throw block.place()
                    .error("'" + block.name() + "' has " + axes + " dimensions, expected at most " + Sobol.MOST_AXES
                            + " for search: sobol; random has no such limit");
        }
        if (block.way() != SamplingMethod.GRID) {
            return;
        }
        for (KnobSpace space : block.spaces()) {
            if (space.axes().stream().anyMatch(axis -> axis.grid().isEmpty())) {
                throw space.place()
                        .error("'" + block.name() + "." + Knobs.name(space.path())
                                + "' is a range without 'steps', expected how many values of it a grid visits");
            }
        }
        double size = Grid.size(
                block.spaces().stream().flatMap(space -> space.axes().stream()).toList());
        if (size > MOST_GRID_POINTS) {
            throw block.place()
                    .error("the grid of '" + block.name() + "' has " + (long) size + " points, expected at most "
                            + MOST_GRID_POINTS + "; search: random or sobol visits as many as the budget allows");
        }
    }
}
