// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.page;

import dev.ceteris.report.summary.Results;

/** One part of the report. */
public interface Section {
    /** Says, shows and tabulates its part of the results; a section without elements is left out. */
    Chapter tell(Results results);
}
