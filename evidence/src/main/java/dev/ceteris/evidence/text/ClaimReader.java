// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.text;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.SpecException;
import dev.ceteris.evidence.claim.Along;
import dev.ceteris.evidence.claim.Band;
import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.ClaimForm;
import dev.ceteris.evidence.claim.Contradiction;
import dev.ceteris.evidence.claim.Correlated;
import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.evidence.claim.Equivalent;
import dev.ceteris.evidence.claim.Key;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Varied;
import dev.ceteris.evidence.claim.Written;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Canonical;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.Place;
import dev.ceteris.spec.Plain;
import dev.ceteris.spec.Sentences;
import dev.ceteris.spec.StudyException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a claim from its section in YAML as its {@link ClaimForm} describes it, so that another form needs nothing
 * here. What the claim is about is looked up in a vocabulary, and what is not there is reported at its place.
 */
public final class ClaimReader {
    private static final Pattern PERCENT = Pattern.compile("([0-9.eE+-]{1,30}) ?%");

    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d)");

    private final Vocabulary vocabulary;

    /** The factor whose levels are blocks; empty where seeds are what they are. */
    private final String blocks;

    public ClaimReader(Vocabulary vocabulary) {
        this(vocabulary, "");
    }

    private ClaimReader(Vocabulary vocabulary, String blocks) {
        this.vocabulary = vocabulary;
        this.blocks = blocks;
    }

    /**
     * The factor whose levels are blocks.
     *
     * @throws StudyException when nothing of that name is varied
     */
    String blocks(Node node, String subject) {
        return factor(node, subject);
    }

    /** A reader of claims about results in which the levels of a factor are blocks, so that none can name it. */
    ClaimReader inBlocks(String factor) {
        return new ClaimReader(vocabulary.without(factor), factor);
    }

    /**
     * The claim that a section states.
     *
     * @param word of the claim
     * @throws StudyException when a key is unknown or missing, or it is about something that the results lack
     */
    public Claim claim(String word, Node.Field field) {
        ClaimForm form = ClaimForm.named(word).orElseThrow();
        if (!(field.value() instanceof Node.Fields section)) {
            throw Binder.mismatch(
                    field.value(), "'" + word + "'", "a section with the keys " + String.join(", ", form.names()));
        }
        Binder.checkKeys(section, form.names(), word);
        List<Object> values = form.keys().stream()
                .map(key -> value(key, section, field.key(), word))
                .toList();
        Claim claim = made(form, values, section, field.key());
        refuseItself(form, claim, section, field.key());
        refuseContradiction(form, claim, section, field.key());
        checkDirections(form, claim, section);
        new ShareChecks(claim, section, field.key()).check(vocabulary.metrics());
        return claim;
    }

    /** A selection that is compared with itself differs by nothing, whatever the results. */
    private static void refuseItself(ClaimForm form, Claim claim, Node.Fields section, Place where) {
        List<Selection> two = claim.sides();
        if (!two.isEmpty() && two.getFirst().equals(two.getLast())) {
            boolean hasNumber = two.getFirst().levels().values().stream().anyMatch(level -> level.matches("\\d+"));
            String key = claim instanceof Equivalent ? "to" : "than";
            throw section.value(key)
                    .map(Node::place)
                    .orElse(where)
                    .error("'" + form.word() + "' compares " + two.getFirst().text() + " with itself; expected two"
                            + " different selections in 'of' and '" + key + "'"
                            + (hasNumber ? ". A level with a leading zero needs quotes, as in '01'" : ""));
        }
    }

    private static void refuseContradiction(ClaimForm form, Claim claim, Node.Fields section, Place where) {
        Contradiction.of(claim).ifPresent(impossible -> {
            throw error(form, impossible, section, where);
        });
    }

    private static StudyException error(ClaimForm form, SpecException impossible, Node.Fields section, Place where) {
        return section.value(impossible.component())
                .map(Node::place)
                .orElse(where)
                .error("'" + form.word() + "." + impossible.getMessage().replaceFirst(" is ", "' is "));
    }

    private Claim made(ClaimForm form, List<Object> values, Node.Fields section, Place where) {
        try {
            Claim claim = form.made(values);
            claim.check(vocabulary.factors());
            return claim;
        } catch (SpecException impossible) {
            throw error(form, impossible, section, where);
        }
    }

    private Object value(Key key, Node.Fields section, Place where, String word) {
        Optional<Node> node = section.value(key.name());
        if (node.isEmpty()) {
            return key.unsaid()
                    .orElseThrow(() -> where.error("'" + word + "' has no '" + key.name() + "', expected "
                            + key.type().expected()));
        }
        return key.type().read(new WrittenNode(node.get(), key, word));
    }

    /** The value of a key as a node of YAML. */
    private final class WrittenNode implements Written {
        private final Node node;
        private final Key key;
        private final String path;
        private final String subject;

        WrittenNode(Node node, Key key, String word) {
            this.node = node;
            this.key = key;
            path = word + "." + key.name();
            subject = "'" + path + "'";
        }

        @Override
        public Measure measure() {
            return ClaimReader.this.measure(node, subject);
        }

        @Override
        public String factor() {
            return ClaimReader.this.factor(node, subject);
        }

        @Override
        public Along along() {
            return ClaimReader.this.along(node, subject);
        }

        @Override
        public Correlated.Partner partner() {
            return ClaimReader.this.partner(node, subject);
        }

        @Override
        public Selection selection() {
            return ClaimReader.this.selection(node, subject, key.type().expected());
        }

        @Override
        public Margin margin() {
            return ClaimReader.margin(node, subject, key.type().expected());
        }

        @Override
        public Band band() {
            return ClaimReader.band(node, subject, key.type().expected());
        }

        @Override
        public double number() {
            refusePercent();
            return (double) Binder.value(double.class, node, path, subject);
        }

        private void refusePercent() {
            if (node instanceof Node.Text(Place _, String text)) {
                percent(text).ifPresent(share -> {
                    throw Binder.mismatch(node, subject, "a number; write " + Numbers.plain(share));
                });
            }
        }

        @Override
        public Enum<?> word(Class<?> words) {
            return (Enum<?>) Binder.value(words, node, path, subject);
        }
    }

    private Measure measure(Node node, String subject) {
        String text = Binder.text(node, subject);
        Measure measure = Measure.parse(text)
                .orElseThrow(() -> Binder.mismatch(
                        node,
                        subject,
                        "a metric, or one of its forms (" + Measure.FORMS + "), such as final test.accuracy"));
        String name = vocabulary
                .metrics()
                .name(measure.metric())
                .orElseThrow(() -> noMetric(node.place(), measure.metric(), subject));
        return new Measure(measure.form(), name);
    }

    private StudyException noMetric(Place place, String metric, String subject) {
        String what = "metric '" + metric + "' in " + subject;
        List<String> names = vocabulary.metrics().names();
        if (vocabulary.metrics().lacking().containsKey(metric)) {
            return place.error(what + " is not measured, because "
                    + vocabulary.metrics().lacking().get(metric));
        }
        Optional<String> refusal = vocabulary.metrics().open().refusal(what, metric);
        if (refusal.isPresent()) {
            return place.error(refusal.get());
        }
        if (vocabulary.factor(metric).isPresent()) {
            return place.error(what + " is a factor here, expected a metric"
                    + (names.isEmpty() ? "" : ", one of " + String.join(", ", names))
                    + "; what is measured does not belong in the factors");
        }
        return place.error(
                names.isEmpty()
                        ? "unknown " + what + "; no column is a metric"
                        : Sentences.unknown(what, metric, names));
    }

    private String factor(Node node, String subject) {
        String name = Binder.text(node, subject);
        Varied factor = vocabulary.factor(name).orElseThrow(() -> noFactor(node.place(), name, subject));
        if (factor.levels().size() < 2) {
            throw node.place()
                    .error("'" + name + "' in " + subject + " has one level, expected at least two to compare");
        }
        return factor.name();
    }

    private StudyException noFactor(Place place, String name, String subject) {
        if (!blocks.isEmpty()
                && (name.equals(blocks) || blocks.equals(vocabulary.aliases().get(name)))) {
            return place.error("'" + name + "' in " + subject + " is the factor whose levels are blocks, which a claim"
                    + " averages over; expected another one");
        }
        return place.error(
                vocabulary.factors().isEmpty()
                        ? "factor '" + name + "' in " + subject + " is not varied; nothing is"
                        : Sentences.unknown("factor '" + name + "' in " + subject, name, vocabulary.factorNames()));
    }

    private Along along(Node node, String subject) {
        String name = Binder.text(node, subject);
        return vocabulary.along(name).orElseThrow(() -> {
            if (vocabulary.factor(name).isPresent()) {
                return node.place()
                        .error("the levels of '" + name + "' in " + subject + " are not numbers, so they cannot be"
                                + " ordered" + remedy());
            }
            return node.place()
                    .error(Sentences.unknown("number '" + name + "' in " + subject, name, vocabulary.numberNames()));
        });
    }

    private String remedy() {
        return vocabulary.numberNames().isEmpty()
                ? ""
                : "; expected one of " + String.join(", ", vocabulary.numberNames());
    }

    private Correlated.Partner partner(Node node, String subject) {
        String name = Binder.text(node, subject);
        return vocabulary
                .along(name)
                .<Correlated.Partner>map(Correlated.Partner.Place::new)
                .orElseGet(() -> new Correlated.Partner.Other(measure(node, subject)));
    }

    private Selection selection(Node node, String subject, String expected) {
        if (!(node instanceof Node.Fields fields) || fields.fields().isEmpty()) {
            throw Binder.mismatch(node, subject, expected);
        }
        SequencedMap<String, String> levels = new LinkedHashMap<>();
        fields.fields().forEach((name, field) -> {
            var factor = vocabulary.factor(name).orElseThrow(() -> noFactor(field.key(), name, subject));
            Object written = Plain.of(field.value());
            String exactly = field.value().written();
            String level = factor.level(exactly).isPresent() ? exactly : Canonical.text(written);
            if (written instanceof Number number && factor.level(level).isEmpty()) {
                level = factor.level(number.doubleValue())
                        .or(() -> withZeros(factor, number))
                        .map(Level::text)
                        .orElse(level);
            }
            if (factor.level(level).isEmpty()) {
                List<String> known = factor.levels().stream().map(Level::text).toList();
                throw field.value()
                        .place()
                        .error(Sentences.unknown(
                                "level '" + level + "' of '" + name + "' in " + subject, level, known));
            }
            levels.put(factor.name(), level);
        });
        return new Selection(levels);
    }

    /** YAML takes 007 for the number 7: the only level that is written so, if there is one. */
    private static Optional<Level> withZeros(Varied factor, Number number) {
        List<Level> found = factor.levels().stream()
                .filter(level ->
                        LEADING_ZEROS.matcher(level.text()).replaceFirst("").equals(number.toString()))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static Margin margin(Node node, String subject, String expected) {
        try {
            if (node instanceof Node.Text(Place _, String text)) {
                Optional<Double> share = percent(text);
                if (share.isPresent()) {
                    return new Margin.Relative(share.get());
                }
            } else if (node instanceof Node.Whole || node instanceof Node.Decimal) {
                return new Margin.Absolute((double) Binder.value(double.class, node, "", subject));
            }
        } catch (SpecException refused) {
            throw Binder.mismatch(node, subject, refused.expected());
        }
        throw Binder.mismatch(node, subject, expected);
    }

    /** The share that a text such as {@code 20%} states, if it is one. */
    private static Optional<Double> percent(String text) {
        Matcher percent = PERCENT.matcher(text.strip());
        try {
            return percent.matches() ? Optional.of(Double.parseDouble(percent.group(1)) / 100) : Optional.empty();
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static Band band(Node node, String subject, String expected) {
        if (!(node instanceof Node.Items items) || items.values().size() != 2) {
            throw Binder.mismatch(node, subject, expected);
        }
        List<Double> ends = items.values().stream()
                .map(end -> (double) Binder.value(double.class, end, "", "an end of " + subject))
                .toList();
        try {
            return new Band(ends.getFirst(), ends.getLast());
        } catch (SpecException refused) {
            throw Binder.mismatch(node, subject, refused.expected());
        }
    }

    /**
     * A claim that something is the best, or that a goal is reached, means nothing unless it is known which values are
     * better.
     */
    private void checkDirections(ClaimForm form, Claim claim, Node.Fields section) {
        for (Measure measure : claim.measures()) {
            boolean ranked = measure.ranks() || (claim.ranks() && measure.equals(claim.metric()));
            if (ranked && vocabulary.metrics().direction(measure.metric()) == Direction.UNKNOWN) {
                throw section.value(key(form, claim, measure))
                        .orElseThrow()
                        .place()
                        .error("whether high or low values of '" + measure.metric()
                                + "' are better is not known, so there is no best one; "
                                + vocabulary.metrics().directionRemedy(measure.metric()));
            }
        }
    }

    /** The key whose value a metric of a claim is. */
    private static String key(ClaimForm form, Claim claim, Measure measure) {
        return form.section(claim).entrySet().stream()
                .filter(said -> said.getValue().equals(measure.text()))
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
