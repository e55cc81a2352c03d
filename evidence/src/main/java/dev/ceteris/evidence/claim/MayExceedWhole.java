// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a margin of a claim that may be a share of 100 % and more: 120 % greater is 2.2 times as great. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface MayExceedWhole {}
