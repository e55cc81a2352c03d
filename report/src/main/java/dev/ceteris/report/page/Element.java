// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.page;

import dev.ceteris.evidence.verdict.Decision;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.Look;
import java.util.List;

/** What a section is made of; every page knows how to show each kind. */
public sealed interface Element {
    /** A few sentences of plain text. */
    record Paragraph(String text) implements Element {}

    /** What a few elements after it have in common. */
    record Heading(String text) implements Element {}

    /** Short sentences, one below the other. */
    record Items(List<String> texts) implements Element {
        public Items {
            texts = List.copyOf(texts);
        }
    }

    /** Claims with what the evidence says of them, a line each. */
    record Answers(List<Answer> answers) implements Element {
        public Answers {
            answers = List.copyOf(answers);
        }
    }

    /** What is read only by those who want to know more of a claim: the page shows it on demand. */
    record Details(Answer answer, List<Element> elements) implements Element {
        public Details {
            elements = List.copyOf(elements);
        }
    }

    /**
     * A claim and what the evidence says of it.
     *
     * @param id of its {@link Details}, for links
     * @param sentence that claims it
     * @param why a sentence or two that say what was found and how sure it is; may be empty
     */
    record Answer(String id, String sentence, Ruling ruling, String why) {}

    /**
     * What the evidence says of a claim, in a word.
     *
     * @param marks what a reader has to know of it at once; may be empty
     */
    record Ruling(Decision decision, List<String> marks) {
        public Ruling {
            marks = List.copyOf(marks);
        }

        String word() {
            return decision.word();
        }

        /** The same as a sign, for eyes that skim. */
        String glyph() {
            return switch (decision) {
                case SUPPORTED -> "✓";
                case REFUTED -> "✗";
                case UNDETERMINED -> "?";
            };
        }
    }

    /**
     * Which colour and marker is which condition; on the page each is a button that hides and shows it in all plots.
     */
    record Legend(List<Entry> entries) implements Element {
        public record Entry(Look look, String label) {}
    }

    /** Plots that belong together, side by side where there is room. */
    record Figures(List<Plot> plots) implements Element {}

    /**
     * Text whose line breaks count.
     *
     * @param label what it is
     * @param fold whether the page shows it at once
     * @param text the lines
     */
    record Listing(String label, Fold fold, String text) implements Element {
        public enum Fold {
            OPEN,
            FOLDED
        }
    }

    /** Images that belong together, each with a line below it. */
    record Pictures(List<PixelImage> images) implements Element {
        public Pictures {
            images = List.copyOf(images);
        }
    }

    /** Rows and columns. */
    record Tabled(Table table) implements Element {}
}
