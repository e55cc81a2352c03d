// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.Results;
import java.util.ArrayList;
import java.util.List;

/**
 * The networks of a study that varies or searches the hidden layers, by width and depth, by their cost, by all their
 * numbers.
 */
final class NetworkSpaceSection implements Section {
    private static final String HIDDEN = "network.hidden";

    @Override
    public Chapter render(Results results) {
        List<Element> elements = new ArrayList<>();
        if (results.run().study().factors().stream()
                .anyMatch(factor -> factor.path().equals(HIDDEN))) {
            List<SearchedNetworks> networks = SearchedNetworks.all(results, List.of());
            Yardstick yardstick = Yardstick.of(results);
            List<Plot> plots = ArchitecturePlots.of(networks, yardstick, results);
            if (!plots.isEmpty()) {
                elements.add(new Element.Paragraph(howToRead(networks, yardstick)));
                elements.add(new Element.Paragraph(ArchitectureAnswer.cost(networks, yardstick)));
                elements.add(new Element.Figures(plots));
            }
        }
        return new Chapter("networks", "The networks: width, depth and cost", elements);
    }

    private static String howToRead(List<SearchedNetworks> networks, Yardstick yardstick) {
        List<String> sentences = new ArrayList<>();
        sentences.add("Each network by the mean of its " + yardstick.words() + " over its finished trials.");
        if (yardstick.words().startsWith("validation")) {
            sentences.add("The search chose on the validation set; the table below has the test set.");
        }
        long eliminated = networks.stream().filter(SearchedNetworks::eliminated).count();
        if (eliminated > 0) {
            sentences.add(eliminated + " of " + networks.size() + " networks were eliminated before epoch "
                    + networks.getFirst().fullEpochs()
                    + ": their points and lines are pale, their cells say after how many epochs, and with all epochs "
                    + "they"
                    + " might have become better.");
        }
        long missing = networks.stream()
                .filter(network -> !Double.isFinite(yardstick.of(network)))
                .count();
        if (missing > 0) {
            sentences.add(missing + " of " + networks.size() + " have no finished trial and are missing.");
        }
        return String.join(" ", sentences);
    }
}
