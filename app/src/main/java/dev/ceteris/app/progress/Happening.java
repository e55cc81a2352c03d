// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.progress;

/**
 * Something of a run that is worth a line that stays.
 *
 * @param kind what sort of thing
 * @param sentence what happened, to which trial, with what numbers; one line
 */
record Happening(Kind kind, String sentence) {
    enum Kind {
        TRIAL_DONE,
        TRIAL_DIVERGED,
        TRIAL_FAILED,
        /** Went otherwise than expected, and was dealt with. */
        NOTICE
    }
}
