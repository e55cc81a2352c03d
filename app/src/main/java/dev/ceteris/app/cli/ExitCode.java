// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.cli;

/** What the process tells the shell. */
final class ExitCode {
    static final int FINE = 0;
    /** A trial failed, or Ceteris itself did. */
    static final int FAILED = 1;

    static final int BAD_INPUT = 2;
    /** 128 and the number of SIGINT, as shells have it. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
