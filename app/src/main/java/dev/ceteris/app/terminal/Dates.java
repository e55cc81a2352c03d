// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.terminal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as tables show them. */
public final class Dates {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Dates() {}

    /** {@code 2026-03-01 17:42}, where the user is. */
    public static String minute(Instant instant, ZoneId zone) {
        return MINUTE.format(instant.atZone(zone));
    }
}
