// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a part of a spec means to the author of a study: a kind that can be chosen (its record), a component of a spec,
 * or an enum's constant.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Meaning {
    /**
     * One phrase in plain English, without a full stop: {@code samples per batch}; for a form of claim a sentence.
     * Ranges, units and defaults are not in it.
     */
    String value();
}
