// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a margin of a claim that is a number in the unit of the metric: a share would have nothing to be a share of.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface InUnitOfMetric {}
