// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.page;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a section says, before it is put on a page.
 *
 * @param id for links, unique
 * @param title its heading
 * @param elements what it shows, in order
 */
public record Chapter(String id, String title, List<Element> elements) {
    public Chapter {
        elements = List.copyOf(elements);
    }

    /** Its elements in order, those within {@link Element.Details} among them. */
    public Stream<Element> all() {
        return all(elements);
    }

    private static Stream<Element> all(List<Element> elements) {
        return elements.stream()
                .flatMap(element -> element instanceof Element.Details(Element.Answer _, List<Element> within)
                        ? Stream.concat(Stream.of(element), all(within))
                        : Stream.of(element));
    }
}
