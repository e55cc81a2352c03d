// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Plural;
import dev.ceteris.data.source.InputLayout;
import dev.ceteris.lab.inspect.ExaminedNetwork;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.summary.Results;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What the units of the first layer look for in an image: their weights, each as an image. */
final class FirstLayerSection implements Section {
    static final String ID = "first-layer";
    static final String TITLE = "What the first layer looks for";

    /** Units of a sheet, and how many are in a row. */
    private static final int MOST = 32;

    private static final int COLUMNS = 8;

    @Override
    public Chapter render(Results results) {
        ShownNetworks shown = ShownNetworks.of(results);
        List<Element> elements = new ArrayList<>();
        for (ExaminedNetwork network : shown.networks()) {
            if (network.dataset().layout() instanceof InputLayout.Image shape) {
                elements.add(new Element.Heading(shown.name(network)));
                elements.add(sheet(shown, network, network.firstView(shape)));
            }
        }
        if (!elements.isEmpty()) {
            elements.addFirst(new Element.Paragraph(shown.sentence()
                    + " Each small image has the weights from all pixels to one unit, or those of one filter."
                    + " Grey images: white is 0, orange"
                    + " above, blue below 0; coloured ones: grey is 0. Each unit has a scale of its own, from its"
                    + " largest weight. Patterns without noise are what the network has learned; noise is what is left"
                    + " of the initial weights."));
        }
        return new Chapter(ID, TITLE, elements);
    }

    private static Element sheet(ShownNetworks shown, ExaminedNetwork network, InputLayout.Image shape) {
        List<Integer> units = IntStream.range(0, network.firstUnits())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer unit) -> -squares(network, shape, unit)))
                .limit(MOST)
                .toList();
        String unit = network.convolutions() > 0 ? "filter" : "unit";
        String layer = layer(network);
        String which = units.size() < network.firstUnits()
                ? "The " + units.size() + " of " + network.firstUnits() + " " + unit + "s of the " + layer
                        + " whose weights have the largest norm"
                : Plural.of(units.size(), unit) + " of the " + layer;
        String caption = which + ", the largest norm first.";
        return new Element.Pictures(List.of(SampleSheets.weights(
                network,
                shape,
                units,
                Math.min(COLUMNS, units.size()),
                "Weights of the first layer as images, " + shown.name(network) + ". " + caption,
                caption)));
    }

    private static String layer(ExaminedNetwork network) {
        if (network.convolutions() > 0) {
            return "first convolution";
        }
        return network.hasHidden() ? "first hidden layer" : "only layer, one unit for each class";
    }

    private static double squares(ExaminedNetwork network, InputLayout.Image shape, int unit) {
        double sum = 0;
        for (int i = 0; i < shape.width() * shape.height() * shape.channels(); i++) {
            sum += network.firstWeight(i, unit) * network.firstWeight(i, unit);
        }
        return sum;
    }
}
