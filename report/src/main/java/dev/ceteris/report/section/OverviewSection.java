// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Plural;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.SeedDesign;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.summary.Endings;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Words;
import java.util.ArrayList;
import java.util.List;

/** What was run and what became of it, in words that take no side. */
public final class OverviewSection implements Section {
    @Override
    public Chapter render(Results results) {
        List<String> sentences = new ArrayList<>();
        sentences.add(planned(results));
        sentences.addAll(Endings.sentences(results));
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(String.join(" ", sentences)));
        if (!results.sameWeights().isEmpty()) {
            elements.add(new Element.Paragraph(String.join(" ", sameWeights(results))));
        }
        return new Chapter("overview", "What was run", elements);
    }

    private static String planned(Results results) {
        List<Factor> factors = results.run().study().factors();
        if (!results.run().study().search().tuningRuns().isEmpty()) {
            return "The study searches "
                    + Words.list(factors.stream().map(Factor::name).toList()) + " and holds the rest equal: "
                    + Plural.of(results.conditions().size(), "condition") + " × "
                    + seeds(results) + " = "
                    + Plural.of(results.run().trials().size(), "trial") + " of up to "
                    + epochs(results.epochs()) + ".";
        }
        String varied = factors.isEmpty()
                ? "The study varies nothing but the seed:"
                : "The study varies "
                        + Words.list(factors.stream()
                                .map(OverviewSection::withLevels)
                                .toList())
                        + " and holds the rest equal:";
        return varied
                + " " + Plural.of(results.conditions().size(), "condition")
                + " × " + seeds(results) + " = "
                + Plural.of(results.run().trials().size(), "trial") + " of " + epochs(results.epochs()) + ".";
    }

    private static String seeds(Results results) {
        SeedDesign design = results.design();
        return design.isNested() ? design.text() : design.text() + " (" + Words.ranges(design.units()) + ")";
    }

    private static String withLevels(Factor factor) {
        return factor.name() + " (" + Words.list(factor.texts()) + ")";
    }

    private static String epochs(List<Integer> epochs) {
        if (epochs.isEmpty()) {
            return "no epochs";
        }
        return epochs.size() == 1
                ? Plural.of(epochs.getFirst(), "epoch")
                : epochs.getFirst() + " to " + epochs.getLast() + " epochs";
    }

    /** One sentence for each group of conditions that ended with the same bits. */
    static List<String> sameWeights(Results results) {
        int seeds = results.design().trials().size();
        return results.sameWeights().stream()
                .map(same -> "Identical to the bit: the final weights for "
                        + Words.list(same.positions().stream()
                                .map(position ->
                                        results.conditions().get(position).label())
                                .toList())
                        + (same.seeds().size() == seeds
                                ? seeds == 1 ? ", with the one seed" : ", with each of the " + seeds + " seeds"
                                : ", with " + Endings.seeds(same.seeds()))
                        + ". Their curves lie on top of each other.")
                .toList();
    }
}
