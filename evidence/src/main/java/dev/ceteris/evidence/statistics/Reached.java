// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

/** Whether something happened at a time. */
public enum Reached {
    YES,
    /** Not by then; whether it would have happened later is not known. The time is censored. */
    NOT_YET
}
