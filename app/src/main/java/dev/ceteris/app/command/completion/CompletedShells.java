// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.completion;

import java.util.List;

/** The shells that can complete what is typed after {@code ceteris}. */
public final class CompletedShells {
    /** A new shell is its file and its place here. */
    public static final List<CompletedShell> ALL =
            List.of(new BashCompletion(), new ZshCompletion(), new FishCompletion());

    private CompletedShells() {}
}
