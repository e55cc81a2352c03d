// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

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
}
