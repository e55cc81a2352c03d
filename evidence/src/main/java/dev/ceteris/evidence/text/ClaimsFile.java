// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.text;

import dev.ceteris.base.SpecException;
import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.evidence.claim.Lengths;
import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.evidence.verdict.InterimAnalyses;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.Sentences;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.StudyText;
import dev.ceteris.spec.YamlTree;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Claims about results that other tools made: which of their columns are what, and the same hypotheses that a study
 * states. What is claimed can be read only once it is known what the results hold.
 */
public final class ClaimsFile {
    /** Of 'looks': the numbers of seeds of all analyses, said before the first. */
    public static final String PLANNED = "planned";

    private static final String CLAIMS = "claims";
    private static final String BETTER = "better";
    private static final String RESAMPLED = "resampled";
    private static final String LENGTHS = "lengths";
    private static final List<String> KEYS = List.of(
            CLAIMS,
            "question",
            ColumnsReader.FROM,
            ColumnsReader.COLUMNS,
            ColumnsReader.WHERE,
            LENGTHS,
            BETTER,
            RESAMPLED,
            HypothesesReader.LOOKS,
            HypothesesReader.KEY);

    private static final String TRAIN = "train";
    private static final String TEST = "test";
    private static final BigInteger MOST_SAMPLES = BigInteger.valueOf(Long.MAX_VALUE);

    private final Node.Fields tree;
    private final String name;
    private final String question;
    private final ResultColumns columns;
    private final Lengths lengths;
    private final double overlap;

    private ClaimsFile(Node.Fields tree, String name) {
        this.tree = tree;
        this.name = name;
        this.question = tree.value("question")
                .map(node -> Binder.text(node, "'question'").strip().replaceAll("\\s+", " "))
                .orElse("");
        this.columns = new ColumnsReader(tree).read();
        this.lengths = tree.value(LENGTHS).map(ClaimsFile::lengths).orElse(Lengths.EQUAL);
        this.overlap = tree.value(RESAMPLED).map(ClaimsFile::overlap).orElse(0.0);
    }

    /**
     * Reads everything but what is claimed.
     *
     * @throws StudyException when it is not YAML, has an unknown key, names no factors, or states no hypotheses
     */
    public static ClaimsFile read(StudyText text) {
        Node root = YamlTree.of(text);
        if (!(root instanceof Node.Fields tree)) {
            throw Binder.mismatch(root, "the file", "a mapping with the keys " + String.join(", ", KEYS));
        }
        Binder.checkKeys(tree, KEYS, "");
        if (tree.value(HypothesesReader.KEY).isEmpty()) {
            throw tree.place().error("the file has no '" + HypothesesReader.KEY + "', expected a list of claims");
        }
        String file = text.place().replaceFirst(".*[/\\\\]", "").replaceFirst("\\.ya?ml$", "");
        return new ClaimsFile(
                tree,
                tree.value(CLAIMS).map(node -> Binder.text(node, "'claims'")).orElse(file));
    }

    private static Lengths lengths(Node node) {
        return switch (node.written()) {
            case "equal" -> Lengths.EQUAL;
            case "common" -> Lengths.COMMON;
            case "any" -> Lengths.ANY;
            default ->
                throw Binder.mismatch(
                        node,
                        "'lengths'",
                        "equal (shorter trials are left out), common (every trial up to the last epoch that all have)"
                                + " or any (trials stopped by a rule)");
        };
    }

    private static double overlap(Node node) {
        if (!(node instanceof Node.Fields sizes)) {
            throw Binder.mismatch(node, "'resampled'", "a section such as {train: 900, test: 100}");
        }
        Binder.checkKeys(sizes, List.of(TRAIN, TEST), RESAMPLED);
        return samples(sizes, TEST) / samples(sizes, TRAIN);
    }

    private static double samples(Node.Fields sizes, String key) {
        String subject = "'resampled." + key + "'";
        Node node = sizes.value(key)
                .orElseThrow(
                        () -> sizes.place().error("'resampled' has no '" + key + "', expected a number of samples"));
        BigInteger samples = Binder.whole(node, subject, MOST_SAMPLES);
        if (samples.signum() <= 0) {
            throw Binder.mismatch(node, subject, "at least 1");
        }
        return samples.doubleValue();
    }

    /** What the claims are called: by their author, or as their file. */
    public String name() {
        return name;
    }

    /** What is asked; empty when that is not said. */
    public String question() {
        return question;
    }

    public ResultColumns columns() {
        return columns;
    }

    /** What becomes of trials that end before others. */
    public Lengths lengths() {
        return lengths;
    }

    /** An error at the place of the hypotheses, for what only the results show. */
    public StudyException error(String sentence) {
        return tree.fields().get(HypothesesReader.KEY).key().error(sentence);
    }

    /** Test samples for each training sample where every seed draws its own test set; 0 where all share one. */
    public double overlap() {
        return overlap;
    }

    /**
     * Which values are better, of metrics whose names do not say it.
     *
     * @param metrics those there are
     * @throws StudyException when it is said of another one
     */
    public Map<String, Direction> directions(Collection<String> metrics) {
        Optional<Node> node = tree.value(BETTER);
        if (node.isEmpty()) {
            return Map.of();
        }
        if (!(node.get() instanceof Node.Fields section)) {
            throw Binder.mismatch(node.get(), "'better'", "a section such as {reward.mean: higher}");
        }
        SequencedMap<String, Direction> directions = new LinkedHashMap<>();
        section.fields().forEach((metric, field) -> {
            if (!metrics.contains(metric)) {
                throw field.key().error(Sentences.unknown("metric '" + metric + "' in 'better'", metric, metrics));
            }
            directions.put(metric, direction(metric, field.value()));
        });
        return directions;
    }

    private static Direction direction(String metric, Node node) {
        String word = node instanceof Node.Text text ? text.value() : "";
        return switch (word) {
            case "higher" -> Direction.HIGHER;
            case "lower" -> Direction.LOWER;
            default -> throw Binder.mismatch(node, "'better." + metric + "'", "higher or lower");
        };
    }

    /**
     * When the results are looked at; once, at all there is, unless the file says otherwise.
     *
     * @param seeds how many the results have
     * @throws StudyException when the last number of seeds is not this one
     */
    public InterimAnalyses looks(int seeds) {
        return tree.value(HypothesesReader.LOOKS)
                .map(node -> looks(node, seeds, "the results"))
                .orElseGet(() -> InterimAnalyses.once(seeds));
    }

    /**
     * The interim analyses that a text states.
     *
     * @param whose seeds they are, as the end of a sentence
     */
    public static InterimAnalyses looks(Node written, int seeds, String whose) {
        if (written instanceof Node.Fields fields) {
            return planned(fields, seeds, whose);
        }
        Node.Items items = Binder.items(written, "'looks'", "a list of numbers of seeds");
        List<Integer> counts = counts(items, "an item of 'looks'");
        if (counts.isEmpty() || counts.getLast() != seeds) {
            throw otherSeeds(items, counts, seeds, whose);
        }
        try {
            return new InterimAnalyses(counts, InterimAnalyses.Plan.OPEN);
        } catch (SpecException refused) {
            throw Binder.mismatch(items, "'looks'", refused.expected());
        }
    }

    private static List<Integer> counts(Node.Items items, String subject) {
        return items.values().stream().map(item -> count(item, subject)).toList();
    }

    private static int count(Node item, String subject) {
        int count = (int) Binder.value(int.class, item, HypothesesReader.LOOKS, subject);
        if (count < 1) {
            throw Binder.mismatch(item, subject, "a number of seeds of at least 1");
        }
        return count;
    }

    /** A list ends with this analysis; what is to come is a plan, which has to be stated before the first analysis. */
    private static StudyException otherSeeds(Node.Items items, List<Integer> counts, int seeds, String whose) {
        SortedSet<Integer> all = new TreeSet<>(counts);
        all.add(seeds);
        SortedSet<Integer> made = all.headSet(seeds + 1);
        String plan = made.size() == all.size()
                ? ""
                : "; analyses to come are planned before the first one, as in looks: {planned: " + all + "}";
        return items.place()
                .error("'looks' ends with " + (counts.isEmpty() ? "nothing" : counts.getLast()) + ", expected the "
                        + seeds + " seeds of " + whose
                        + ": the list has the analyses so far and this one, as in looks: "
                        + made + plan);
    }

    private static InterimAnalyses planned(Node.Fields section, int seeds, String whose) {
        if (!section.fields().keySet().equals(Set.of(PLANNED))) {
            throw Binder.mismatch(section, "'looks'", "a list of numbers of seeds, or {planned: [10, 20, 40, 80]}");
        }
        Node.Items items =
                Binder.items(section.fields().get(PLANNED).value(), "'looks.planned'", "a list of numbers of seeds");
        List<Integer> counts = counts(items, "an item of 'looks.planned'");
        if (!counts.contains(seeds)) {
            throw items.place()
                    .error("'looks.planned' has no " + seeds + ", expected the " + seeds + " seeds of " + whose
                            + " among them; an analysis at another number of seeds than the plan has takes the place of"
                            + " the next planned one");
        }
        try {
            return InterimAnalyses.planned(counts, seeds);
        } catch (SpecException refused) {
            throw Binder.mismatch(items, "'looks.planned'", refused.expected());
        }
    }

    /**
     * What is claimed.
     *
     * @throws StudyException at the place of whatever the results cannot tell of
     */
    public List<Hypothesis> hypotheses(Vocabulary vocabulary) {
        List<Hypothesis> hypotheses = HypothesesReader.of(tree, vocabulary);
        if (hypotheses.isEmpty()) {
            throw tree.fields()
                    .get(HypothesesReader.KEY)
                    .key()
                    .error("'hypotheses' is empty, expected at least one claim");
        }
        return hypotheses;
    }
}
