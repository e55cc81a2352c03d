// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import java.util.Locale;

/** What evidence says of a hypothesis. */
public enum Decision {
    SUPPORTED,
    REFUTED,
    /** Neither: not the same as equal, and not the same as false. */
    UNDETERMINED;

    /** As studies, tables and pages have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
