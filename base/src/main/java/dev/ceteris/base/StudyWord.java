// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The word by which a study chooses a record, where it is not the record's name: two kinds may share a word
 * ({@code linear}), but no two classes a name.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StudyWord {
    /** The word: {@code linear}. */
    String value();
}
