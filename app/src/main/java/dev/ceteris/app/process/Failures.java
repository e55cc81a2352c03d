// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.process;

import dev.ceteris.base.InputException;
import dev.ceteris.base.NearestWord;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong, and gives the exit code for it. */
public final class Failures {
    private final Surroundings surroundings;

    public Failures(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** A command line that cannot be understood. */
    public int usage(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        String message = failure instanceof UnmatchedArgumentException unmatched
                ? unmatched(command, unmatched.getUnmatched().getFirst())
                : decapitalized(failure.getMessage()).replace("is not an int", "is not a whole number");
        say(message);
        surroundings.messages().println("  see '" + command.getCommandSpec().qualifiedName() + " --help'");
        return ExitCode.BAD_INPUT;
    }

    private static String unmatched(CommandLine command, String found) {
        String name = command.getCommandSpec().qualifiedName();
        if (found.startsWith("-")) {
            String option = found.split("=", 2)[0];
            return "unknown option '" + option + "' of '" + name + "'" + suggestion(option, options(command));
        }
        if (!command.getSubcommands().isEmpty()) {
            return "unknown command '" + found + "'"
                    + suggestion(found, List.copyOf(command.getSubcommands().keySet()));
        }
        return "unexpected '" + found + "' after '" + name + "'";
    }

    private static List<String> options(CommandLine command) {
        List<String> names = new ArrayList<>();
        command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
        return names;
    }

    private static String suggestion(String found, List<String> known) {
        return NearestWord.to(found, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }

    private static String decapitalized(String message) {
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    /** A command that was understood and could not be carried out. */
    public int execution(Throwable failure, boolean verbose) {
        return switch (failure) {
            case InputException input -> badInput(input.getMessage());
            case IOException file -> badInput(sentence(file));
            case UncheckedIOException wrapped -> badInput(sentence(wrapped.getCause()));
            default -> programmingError(failure, verbose);
        };
    }

    private int badInput(String message) {
        say(message);
        return ExitCode.BAD_INPUT;
    }

    /** Java often reports only the name of a file; the kind of the exception then says what went wrong. */
    private static String sentence(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> missing.getFile() + ": there is no such file or folder";
            case AccessDeniedException denied -> denied.getFile() + ": access denied";
            case FileAlreadyExistsException there -> there.getFile() + ": is there already, and is not a folder";
            case FileSystemException file
            when file.getReason() != null -> file.getFile() + ": " + decapitalized(file.getReason());
            default -> decapitalized(String.valueOf(failure.getMessage()));
        };
    }

    private int programmingError(Throwable failure, boolean verbose) {
        say("something is wrong inside: " + failure + "; " + whereTheTraceIs(failure));
        if (verbose || surroundings.debugging()) {
            failure.printStackTrace(surroundings.messages());
        }
        return ExitCode.FAILED;
    }

    private static String whereTheTraceIs(Throwable failure) {
        try {
            Path file = Files.createTempFile("ceteris-", ".txt");
            try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
                failure.printStackTrace(writer);
            }
            return "please report it with " + file;
        } catch (IOException alsoFailed) {
            return "run it again with --verbose and please report it";
        }
    }

    private void say(String message) {
        PrintStream messages = surroundings.messages();
        messages.println("ceteris: " + message);
    }
}
