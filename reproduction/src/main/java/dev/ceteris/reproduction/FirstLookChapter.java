// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction;

import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Table;
import java.util.ArrayList;
import java.util.List;

/** A chapter of a quick run: it says so in its title, before its first sentence, and in the caption of every table. */
final class FirstLookChapter {
    private static final String CAVEAT =
            "A first look: a few conditions, few epochs and one seed. What follows describes these networks; whether "
                    + "it is so in general, the whole run shows (ceteris reproduce).";

    private static final String ANSWER = "The right answer";

    private FirstLookChapter() {}

    static Chapter of(Chapter whole) {
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(CAVEAT));
        whole.elements().forEach(element -> elements.add(marked(element)));
        return new Chapter(whole.id(), whole.title() + " (first look)", elements);
    }

    private static Element marked(Element element) {
        return switch (element) {
            case Element.Heading(String text)
            when text.startsWith(ANSWER) ->
                new Element.Heading("A first look at the answer" + text.substring(ANSWER.length()));
            case Element.Tabled(Table table) -> new Element.Tabled(table.captioned("First look: " + table.caption()));
            default -> element;
        };
    }
}
