// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app;

import dev.ceteris.app.command.Ceteris;
import dev.ceteris.app.process.Surroundings;
import dev.ceteris.app.terminal.PosixTerminal;
import dev.ceteris.app.terminal.ScreenSize;
import dev.ceteris.app.terminal.StandardError;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The process: connects the command line to the real world. */
public final class Main {
    /** The size of a terminal that does not report its own. */
    private static final ScreenSize CLASSIC = new ScreenSize(80, 24);

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        StandardError standardError = new StandardError(Integer.getInteger("ceteris.stderr"));
        Surroundings process = new Surroundings(
                utf8(new FileOutputStream(FileDescriptor.out)),
                utf8(standardError),
                () -> screen(standardError.descriptor()),
                Main::answer,
                Main::onCtrlC,
                Path.of(""),
                System.getenv(),
                Clock.systemUTC(),
                System::nanoTime);
        int exitCode = Ceteris.execute(process, args);
        process.results().flush();
        process.messages().flush();
        System.exit(exitCode);
    }

    /**
     * Terminals and files are UTF-8 today, also where a bare machine's locale says ASCII and would make question marks.
     */
    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(new BufferedOutputStream(stream), true, StandardCharsets.UTF_8);
    }

    private static Optional<ScreenSize> screen(int descriptor) {
        return PosixTerminal.isTerminal(descriptor)
                ? Optional.of(PosixTerminal.size(descriptor).orElse(CLASSIC))
                : Optional.empty();
    }

    private static Optional<String> answer() {
        if (!PosixTerminal.isTerminal(PosixTerminal.STANDARD_INPUT)) {
            return Optional.empty();
        }
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            return Optional.of(Optional.ofNullable(input.readLine()).orElse(""));
        } catch (IOException failure) {
            throw new UncheckedIOException("the answer could not be read", failure);
        }
    }

    private static Surroundings.Registration onCtrlC(Runnable action) {
        Thread hook = new Thread(action, "ctrl-c");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException alreadyEnding) {
                // Then the action has been started, on which its registration relies.
            }
        };
    }
}
