// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.base.Meaning;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Law: what a study may choose says what it means, in a phrase that a table can hold; sources of data are another
 * room's.
 */
class KnobMeaningTest {
    /** Every knob, kind and word of them, by its name in the code. */
    private static final Map<String, AnnotatedElement> DESCRIBED = described();

    private static Map<String, AnnotatedElement> described() {
        Map<String, AnnotatedElement> found = new LinkedHashMap<>();
        visit(Knobs.class, found);
        return found;
    }

    private static void visit(Class<?> type, Map<String, AnnotatedElement> found) {
        if (!type.getName().startsWith("dev.ceteris.") || type.getName().startsWith("dev.ceteris.data.")) {
            return;
        }
        if (type.isSealed()) {
            for (Class<?> kind : type.getPermittedSubclasses()) {
                if (kind.isRecord()) {
                    found.put(kind.getSimpleName(), kind);
                }
                visit(kind, found);
            }
        } else if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                String name = ((Enum<?>) constant).name();
                found.put(type.getSimpleName() + "." + name, field(type, name));
            }
        } else if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                found.put(type.getSimpleName() + "." + component.getName(), component);
                visit(component.getType(), found);
            }
        }
    }

    private static AnnotatedElement field(Class<?> type, String name) {
        try {
            return type.getField(name);
        } catch (NoSuchFieldException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Test
    void every_knob_kind_and_word_says_what_it_means() {
        List<String> silent = new ArrayList<>();
        DESCRIBED.forEach((name, element) -> {
            if (!element.isAnnotationPresent(Meaning.class)) {
                silent.add(name);
            }
        });
        assertThat(silent).isEmpty();
        assertThat(DESCRIBED)
                .containsKeys("AdamW.weightDecay", "Tanh", "Initialization.HE", "Form.PROXIMAL", "DataSpec.train");
    }

    @Test
    void a_meaning_is_a_phrase_and_fits_a_table() {
        DESCRIBED.values().stream()
                .filter(element -> element.isAnnotationPresent(Meaning.class))
                .map(element -> element.getAnnotation(Meaning.class).value())
                .forEach(phrase -> assertThat(phrase)
                        .isNotBlank()
                        .doesNotEndWith(".")
                        .doesNotContain("|", "\n")
                        .isEqualTo(phrase.strip()));
    }
}
