// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

/** Whether something happened at a time. */
public enum Reached {
    YES,
    /** Not by then; whether it would have happened later nobody knows. The time is censored. */
    NOT_YET
}
