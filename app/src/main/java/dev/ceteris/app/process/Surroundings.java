// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.process;

import dev.ceteris.app.terminal.ScreenSize;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a command uses of the world around it.
 *
 * @param results takes what was asked for, and nothing else: standard output
 * @param messages takes everything that is said beside it: standard error
 * @param screen the size of the terminal that messages go to; empty when they go to a file or another program
 * @param answer a line that the user types; empty when there is no input
 * @param ctrlC calls what was registered when the user ends the process with Ctrl-C
 * @param folder what relative paths start from
 * @param environment of the process
 * @param clock gives the date
 * @param nanoTime measures time, as {@link System#nanoTime} does
 */
public record Surroundings(
        PrintStream results,
        PrintStream messages,
        Supplier<Optional<ScreenSize>> screen,
        Supplier<Optional<String>> answer,
        CtrlC ctrlC,
        Path folder,
        Map<String, String> environment,
        InstantSource clock,
        LongSupplier nanoTime) {

    /** The user's way to end a process early. */
    public interface CtrlC {
        /**
         * Has an action called, on a thread of its own, when the user ends the process while the registration is open.
         */
        Registration register(Runnable action);
    }

    /** Ends with {@link #close}. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** Whether the user wants to see more than usual of what goes wrong inside. */
    boolean debugging() {
        return !environment.getOrDefault("CETERIS_DEBUG", "").isEmpty();
    }
}
