// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Meaning;
import dev.ceteris.base.Numbers;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A form of claim as its record describes it: what readers, canonical text and the documentation of a study need to
 * know of it.
 *
 * @param word that names it in a study
 * @param kind its record
 * @param meaning a sentence
 * @param keys of its section, in the order of canonical text
 */
public record ClaimForm(String word, Class<? extends Claim> kind, String meaning, List<Key> keys) {
    private static final List<ClaimForm> ALL = Arrays.stream(Claim.class.getPermittedSubclasses())
            .map(kind -> of(kind.asSubclass(Claim.class)))
            .sorted(Comparator.comparing(ClaimForm::word))
            .toList();

    public ClaimForm {
        keys = List.copyOf(keys);
    }

    private static ClaimForm of(Class<? extends Claim> kind) {
        String name = kind.getSimpleName();
        return new ClaimForm(
                name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1),
                kind,
                kind.getAnnotation(Meaning.class).value(),
                Arrays.stream(kind.getRecordComponents()).map(Key::of).toList());
    }

    /** Every form, by the alphabet. */
    public static List<ClaimForm> all() {
        return ALL;
    }

    /** The form with that word, if there is one. */
    public static Optional<ClaimForm> named(String word) {
        return ALL.stream().filter(form -> form.word.equals(word)).findFirst();
    }

    /** The form of a claim. */
    public static ClaimForm of(Claim claim) {
        return ALL.stream()
                .filter(form -> form.kind == claim.getClass())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a claim of no form: " + claim));
    }

    /** The names of its keys. */
    public List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    /**
     * The claim with these values.
     *
     * @param values one for each key, of its type
     * @throws dev.ceteris.base.SpecException when they are no claim together; its component is a key
     */
    public Claim made(List<Object> values) {
        for (int i = 0; i < values.size(); i++) {
            requireBelowWhole(keys.get(i), values.get(i));
        }
        try {
            Class<?>[] types = Arrays.stream(kind.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            return kind.getDeclaredConstructor(types).newInstance(values.toArray());
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof RuntimeException impossible) {
                throw impossible;
            }
            throw new IllegalStateException("a claim that cannot be made", refused);
        } catch (ReflectiveOperationException unreachable) {
            throw new IllegalStateException("no canonical constructor of " + kind, unreachable);
        }
    }

    private static void requireBelowWhole(Key key, Object value) {
        if (value instanceof Margin.Relative(double share) && key.share() != Key.Share.BEYOND_WHOLE) {
            require(
                    share < 1,
                    key.name(),
                    Numbers.percent(share),
                    "at least 0 % and below 100 %; what is 2.2 times as great is stated as greater: {…, by: 120%}");
        }
    }

    /** The section of a claim of this form, without what need not be said: texts, numbers and maps of texts. */
    public SequencedMap<String, Object> section(Claim claim) {
        SequencedMap<String, Object> section = new LinkedHashMap<>();
        RecordComponent[] components = kind.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Key key = keys.get(i);
            key.type().write(value(claim, components[i])).ifPresent(value -> section.put(key.name(), value));
        }
        return section;
    }

    /** What a claim of this form has for a key. */
    public Object value(Claim claim, Key key) {
        return value(claim, kind.getRecordComponents()[keys.indexOf(key)]);
    }

    private static Object value(Claim claim, RecordComponent component) {
        try {
            return component.getAccessor().invoke(claim);
        } catch (ReflectiveOperationException unreachable) {
            throw new IllegalStateException("no accessor of " + component, unreachable);
        }
    }
}
