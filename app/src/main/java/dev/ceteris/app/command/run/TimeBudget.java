// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.run;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time as people write it: {@code 90s}, {@code 30m}, {@code 2h}. */
final class TimeBudget implements ITypeConverter<Duration> {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,6})\\s*(s|m|min|h)");

    @Override
    public Duration convert(String text) {
        Matcher length = LENGTH.matcher(text.strip());
        if (!length.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is not a length of time, expected one such as 90s, 30m or 2h");
        }
        long count = Long.parseLong(length.group(1));
        return switch (length.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofMinutes(count);
        };
    }
}
