// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.cli.progress;

/**
 * A trial that ended while somebody watched.
 *
 * @param kind how it ended
 * @param sentence which trial, how it ended, with what numbers; one line
 */
record TrialEnd(Kind kind, String sentence) {
    enum Kind {
        DONE,
        DIVERGED,
        FAILED
    }
}
