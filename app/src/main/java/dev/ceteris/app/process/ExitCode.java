// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.process;

/** What the process reports to the shell. */
public final class ExitCode {
    public static final int FINE = 0;
    /** A trial failed, or Ceteris itself did. */
    public static final int FAILED = 1;

    static final int BAD_INPUT = 2;
    /** 128 and the number of SIGINT, as shells have it. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
