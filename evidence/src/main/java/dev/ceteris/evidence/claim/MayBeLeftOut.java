// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of a claim that a study need not say. Its value is then whatever says nothing: no margin, every
 * condition, no factor, the first word of a list; for a number, {@link #number}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface MayBeLeftOut {
    /** What a number is that is not said. */
    double number() default 0;
}
