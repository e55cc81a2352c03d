// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a form of claim says, or what a key of its section means, for those who write one. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Meaning {
    /** For a form, a sentence with its full stop; for a key, half a sentence without one. */
    String value();
}
