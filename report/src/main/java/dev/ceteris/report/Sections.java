// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report;

import java.util.List;

/** Every section of the report, in the order in which it is read. */
final class Sections {
    static final List<Section> ALL = List.of(
            new Overview(),
            new Hypotheses(),
            new Design(),
            new Choices(),
            new NetworkSpace(),
            new Curves(),
            new Comparison(),
            new Effects(),
            new Times(),
            new Trials(),
            new Origin());

    private Sections() {}

    /** What each section has to tell of the results. */
    static List<Chapter> tell(Results results) {
        return ALL.stream()
                .map(section -> section.tell(results))
                .filter(chapter -> !chapter.elements().isEmpty())
                .toList();
    }
}
