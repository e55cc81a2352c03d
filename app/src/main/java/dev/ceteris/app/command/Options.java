// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** What is asked of options besides their type. */
public final class Options {
    private Options() {}

    /** Throws a {@link ParameterException} when the option was given and is less than 1. */
    public static void requireAtLeastOne(CommandSpec spec, String option, int found) {
        if (spec.commandLine().getParseResult().hasMatchedOption(option) && found < 1) {
            throw new ParameterException(
                    spec.commandLine(), option + " is " + found + ", expected a whole number of at least 1");
        }
    }

    /**
     * The constant of an enum that a word names, in any case.
     *
     * @throws TypeConversionException with the words there are, when it names none
     */
    public static <E extends Enum<E>> E choice(Class<E> kind, String word) {
        for (E constant : kind.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(word)) {
                return constant;
            }
        }
        throw new TypeConversionException("'" + word + "' is not known, expected one of "
                + Arrays.stream(kind.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")));
    }
}
