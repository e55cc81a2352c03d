// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.base.Meaning;
import java.lang.reflect.RecordComponent;
import java.util.Optional;

/**
 * A key in the section of a claim: a component of its record, described.
 *
 * @param name of the component, and of the key
 * @param type what it holds
 * @param unsaid what it is when the section lacks it; empty for a key that the section must have
 * @param share whether a margin can be a share of what is compared with
 * @param meaning half a sentence, without its full stop
 */
public record Key(String name, KeyType<?> type, Optional<Object> unsaid, Share share, String meaning) {
    /** Whether a margin can be a share. */
    public enum Share {
        POSSIBLE,
        /** Also one of 100 % and more. */
        BEYOND_WHOLE,
        IMPOSSIBLE
    }

    static Key of(RecordComponent component) {
        KeyType<?> type = KeyType.of(component);
        Optional<Object> unsaid = component.isAnnotationPresent(MayBeLeftOut.class)
                ? Optional.of(
                        type.nothing().orElseThrow(() -> new IllegalStateException(component + " cannot be left out")))
                : Optional.empty();
        return new Key(
                component.getName(),
                type,
                unsaid,
                share(component),
                component.getAnnotation(Meaning.class).value());
    }

    private static Share share(RecordComponent component) {
        if (component.isAnnotationPresent(InUnitOfMetric.class)) {
            return Share.IMPOSSIBLE;
        }
        return component.isAnnotationPresent(MayExceedWhole.class) ? Share.BEYOND_WHOLE : Share.POSSIBLE;
    }
}
