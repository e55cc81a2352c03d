// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.page;

import dev.ceteris.report.summary.Results;

/** One part of the report. */
public interface Section {
    /**
     * Says, shows and tabulates its part of the results, which have all that a run has, trained networks included. A
     * section without elements is left out; one that throws becomes a paragraph that says why, and the page comes all
     * the same.
     */
    Chapter render(Results results);
}
