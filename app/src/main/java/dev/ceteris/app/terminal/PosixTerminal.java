// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.terminal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The few questions to the system that Java has no answer for, asked of the C library. Where it lacks a function,
 * nothing is a terminal and everything else goes on. JLine would answer only some: its terminal is a dumb one as soon
 * as standard input is not a terminal too, and opening it takes a quarter of a second.
 */
public final class PosixTerminal {
    public static final int STANDARD_INPUT = 0;
    static final int STANDARD_ERROR = 2;

    /** The request for a terminal's size: Linux has one number, macOS and the BSDs another. */
    private static final long WINDOW_SIZE = System.getProperty("os.name").equals("Linux") ? 0x5413L : 0x40087468L;

    private static final FunctionDescriptor OF_INT = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    private static final FunctionDescriptor OF_TWO_INTS =
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    private static final FunctionDescriptor IOCTL = FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);

    private PosixTerminal() {}

    /**
     * Makes standard error what {@code descriptor} is. The launcher lets the JVM start with its standard error behind a
     * filter that drops one warning, and keeps the real one under another number; if it cannot be had back, the filter
     * stays.
     */
    static void giveBackStandardError(int descriptor) {
        function("dup2", OF_TWO_INTS).ifPresent(dup2 -> {
            try {
                int _ = (int) dup2.invokeExact(descriptor, STANDARD_ERROR);
            } catch (Throwable failure) {
                throw impossible(failure);
            }
        });
    }

    public static boolean isTerminal(int descriptor) {
        return function("isatty", OF_INT)
                .map(isatty -> {
                    try {
                        return (int) isatty.invokeExact(descriptor) == 1;
                    } catch (Throwable failure) {
                        throw impossible(failure);
                    }
                })
                .orElse(false);
    }

    /** The size of the terminal behind a descriptor; empty when it does not report one. */
    public static Optional<ScreenSize> size(int descriptor) {
        return function("ioctl", IOCTL, Linker.Option.firstVariadicArg(2)).flatMap(ioctl -> {
            try (Arena arena = Arena.ofConfined()) {
                // struct winsize: rows, columns, width and height in pixels
                MemorySegment winsize = arena.allocate(ValueLayout.JAVA_SHORT, 4);
                int failed = (int) ioctl.invokeExact(descriptor, WINDOW_SIZE, winsize);
                int rows = Short.toUnsignedInt(winsize.getAtIndex(ValueLayout.JAVA_SHORT, 0));
                int columns = Short.toUnsignedInt(winsize.getAtIndex(ValueLayout.JAVA_SHORT, 1));
                return failed != 0 || rows == 0 || columns == 0
                        ? Optional.empty()
                        : Optional.of(new ScreenSize(columns, rows));
            } catch (Throwable failure) {
                throw impossible(failure);
            }
        });
    }

    @SuppressWarnings("restricted") // The launcher allows native access.
    private static Optional<MethodHandle> function(
            String name, FunctionDescriptor signature, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find(name).map(address -> linker.downcallHandle(address, signature, options));
    }

    /** C functions throw nothing; a handle that does was called with other types than it was made for. */
    private static IllegalStateException impossible(Throwable failure) {
        return new IllegalStateException("a C function was called with the wrong types", failure);
    }
}
