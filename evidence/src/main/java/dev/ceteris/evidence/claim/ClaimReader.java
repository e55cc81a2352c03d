// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.base.SpecException;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Canonical;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.Place;
import dev.ceteris.spec.Plain;
import dev.ceteris.spec.Sentences;
import dev.ceteris.spec.Shapes;
import dev.ceteris.spec.StudyException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a claim from its section by the types of its record's components, so that another form of claim needs nothing here. What
 * the claim is about is looked up in a vocabulary, and what is not there is reported at its place.
 */
public final class ClaimReader {
    private static final Pattern PERCENT = Pattern.compile("([0-9.eE+-]{1,30}) ?%");

    private final Vocabulary vocabulary;

    public ClaimReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * The claim that a section states.
     *
     * @param word of the claim
     * @throws StudyException when a key is unknown or missing, or it is about something that the results lack
     */
    public Claim claim(String word, Node.Field field) {
        Class<?> kind = Shapes.record(Claim.class, word).orElseThrow();
        if (!(field.value() instanceof Node.Fields section)) {
            throw Binder.mismatch(field.value(), "'" + word + "'", "a section with the keys " + keys(kind));
        }
        Binder.checkKeys(section, Shapes.keys(kind), word);
        RecordComponent[] components = kind.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(components[i], section, field.key(), word);
        }
        Claim claim = made(kind, components, values, section, field.key(), word);
        checkDirections(claim, section);
        return claim;
    }

    private static String keys(Class<?> kind) {
        return String.join(", ", Shapes.keys(kind));
    }

    private static Claim made(
            Class<?> kind,
            RecordComponent[] components,
            Object[] values,
            Node.Fields section,
            Place where,
            String word) {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return (Claim) kind.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof SpecException impossible) {
                throw section.value(impossible.component())
                        .map(Node::place)
                        .orElse(where)
                        .error("'" + word + "." + impossible.getMessage().replaceFirst(" is ", "' is "));
            }
            throw new IllegalStateException("a claim that cannot be made", refused);
        } catch (ReflectiveOperationException unreachable) {
            throw new IllegalStateException("no canonical constructor of " + kind, unreachable);
        }
    }

    private Object component(RecordComponent component, Node.Fields section, Place where, String word) {
        String key = component.getName();
        String subject = "'" + word + "." + key + "'";
        Optional<Node> node = section.value(key);
        if (node.isEmpty()) {
            return byDefault(component)
                    .orElseThrow(() -> where.error(
                            "'" + word + "' has no '" + key + "', expected " + expected(component.getType())));
        }
        return value(component.getType(), node.get(), subject);
    }

    /** What a component is that need not be said and is not. */
    private static Optional<Object> byDefault(RecordComponent component) {
        if (!component.isAnnotationPresent(MayBeLeftOut.class)) {
            return Optional.empty();
        }
        Class<?> type = component.getType();
        if (type == Selection.class) {
            return Optional.of(Selection.ALL);
        }
        if (type == Margin.class) {
            return Optional.of(Margin.none());
        }
        if (type.isEnum()) {
            return Optional.of(type.getEnumConstants()[0]);
        }
        if (type == String.class) {
            return Optional.of("");
        }
        return Optional.of(
                switch (component.getName()) {
                    case "above" -> Double.NEGATIVE_INFINITY;
                    case "below" -> Double.POSITIVE_INFINITY;
                    default -> 0.0;
                });
    }

    private static String expected(Class<?> type) {
        if (type == Measure.class) {
            return "a metric, or one of its forms (" + Measure.FORMS + ")";
        }
        if (type == Selection.class) {
            return "a section with a level of each factor, such as {batchSize: 128}";
        }
        if (type == Margin.class) {
            return "a number in the metric's unit, or a share such as 20%";
        }
        if (type == Along.class || type == Correlated.Partner.class) {
            return "the name of a factor whose levels are numbers" + (type == Along.class ? "" : ", or a metric");
        }
        if (type == String.class) {
            return "the name of a factor";
        }
        return Shapes.expected(type);
    }

    private Object value(Class<?> type, Node node, String subject) {
        if (type == Measure.class) {
            return measure(node, subject);
        }
        if (type == String.class) {
            return factor(node, subject);
        }
        if (type == Along.class) {
            return along(node, subject);
        }
        if (type == Correlated.Partner.class) {
            return partner(node, subject);
        }
        if (type == Selection.class) {
            return selection(node, subject);
        }
        if (type == Margin.class) {
            return margin(node, subject);
        }
        return Binder.value(type, node, subject.substring(1, subject.length() - 1), subject);
    }

    private Measure measure(Node node, String subject) {
        String text = Binder.text(node, subject);
        Measure measure = Measure.parse(text)
                .orElseThrow(() -> Binder.mismatch(
                        node,
                        subject,
                        "a metric, or one of its forms (" + Measure.FORMS + "), such as final test.accuracy"));
        if (!vocabulary.metrics().contains(measure.metric())) {
            throw node.place()
                    .error(Sentences.unknown(
                            "metric '" + measure.metric() + "' in " + subject, measure.metric(), vocabulary.metrics()));
        }
        return measure;
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
                        .error("the levels of '" + name + "' in " + subject + " are no numbers, so they have no order"
                                + remedy());
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

    private Selection selection(Node node, String subject) {
        if (!(node instanceof Node.Fields fields) || fields.fields().isEmpty()) {
            throw Binder.mismatch(node, subject, expected(Selection.class));
        }
        SequencedMap<String, String> levels = new LinkedHashMap<>();
        fields.fields().forEach((name, field) -> {
            var factor = vocabulary.factor(name).orElseThrow(() -> noFactor(field.key(), name, subject));
            Object written = Plain.of(field.value());
            String level = Canonical.text(written);
            if (written instanceof Number number && factor.level(level).isEmpty()) {
                level = factor.level(number.doubleValue()).map(Level::text).orElse(level);
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

    private static Margin margin(Node node, String subject) {
        try {
            if (node instanceof Node.Text(Place _, String text)) {
                Matcher percent = PERCENT.matcher(text.strip());
                if (percent.matches()) {
                    return new Margin.Relative(Double.parseDouble(percent.group(1)) / 100);
                }
            } else if (node instanceof Node.Whole || node instanceof Node.Decimal) {
                return new Margin.Absolute((double) Binder.value(double.class, node, "", subject));
            }
        } catch (SpecException refused) {
            throw Binder.mismatch(node, subject, refused.expected());
        } catch (NumberFormatException none) {
            throw Binder.mismatch(node, subject, expected(Margin.class));
        }
        throw Binder.mismatch(node, subject, expected(Margin.class));
    }

    /** Who claims that something is the best, or that a goal is reached, has to know which values are better. */
    private void checkDirections(Claim claim, Node.Fields section) {
        Measure measure = claim.metric();
        boolean compares = claim instanceof Best
                || measure.form() instanceof Measure.Form.Best
                || measure.form() instanceof Measure.Form.EpochsToReach;
        if (compares && vocabulary.direction(measure.metric()) == Direction.UNKNOWN) {
            throw section.value("metric")
                    .orElseThrow()
                    .place()
                    .error("whether high or low values of '" + measure.metric()
                            + "' are better is not known, so there is no best one; say it with better: {"
                            + measure.metric() + ": higher} where results of other tools are judged");
        }
    }
}
