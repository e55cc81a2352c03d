// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * What other modules add to the language of studies. Implementations are found by {@link ServiceLoader}, so that this
 * module knows none of them.
 */
public interface Language {
    /** The spec that a whole study states: its components are what can be held, varied and tuned. */
    Class<? extends Record> spec();

    /** Kinds that are written in a form of their own. */
    List<Form<?>> forms();

    /** All that are on the class path. */
    static List<Language> all() {
        return Loaded.LANGUAGES;
    }

    /** The form of a kind, if it has one. */
    @SuppressWarnings("unchecked")
    static <T> Optional<Form<T>> form(Class<T> kind) {
        return all().stream()
                .flatMap(language -> language.forms().stream())
                .filter(form -> form.kind() == kind)
                .map(form -> (Form<T>) form)
                .findFirst();
    }

    /** Loaded once: what is on the class path does not change. */
    final class Loaded {
        private static final List<Language> LANGUAGES =
                ServiceLoader.load(Language.class, Language.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();

        private Loaded() {}
    }
}
