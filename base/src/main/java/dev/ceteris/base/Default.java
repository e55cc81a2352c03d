// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a component of a spec is when a study does not say it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
    /** The value as a study writes it: {@code 0.9}, {@code proximal}. */
    String value();

    /**
     * Whether the canonical text of a study leaves the component out while it has this value: for one that came after
     * studies had been stored, whose text and digest must stay what they are.
     */
    boolean silent() default false;
}
