// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The unit of a number in a spec; a number without one is a plain number. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Unit {
    /** In the plural: {@code samples}, {@code epochs}. */
    String value();
}
