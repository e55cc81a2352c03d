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
}
