// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report;

/** One part of the report. */
interface Section {
    /** Says, shows and tabulates its part of the results; a section without elements is left out. */
    Chapter tell(Results results);
}
