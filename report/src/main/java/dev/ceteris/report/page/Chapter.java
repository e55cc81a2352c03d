// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.page;

import java.util.List;

/**
 * What a section tells, before it is put on a page.
 *
 * @param id for links, unique
 * @param title its heading
 * @param elements what it shows, in order
 */
public record Chapter(String id, String title, List<Element> elements) {
    public Chapter {
        elements = List.copyOf(elements);
    }
}
