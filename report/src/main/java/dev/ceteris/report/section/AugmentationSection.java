// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.data.source.InputLayout;
import dev.ceteris.lab.inspect.ExaminedNetwork;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.PixelImage;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.summary.Results;
import java.util.ArrayList;
import java.util.List;

/** What augmentation made of some training images, beside the originals. */
final class AugmentationSection implements Section {
    static final String ID = "augmentation";
    static final String TITLE = "What was learned of images: originals and their deformed twins";

    /** Images of a sheet. */
    private static final int MOST = 8;

    /** Twins of an image. */
    private static final int EPOCHS = 9;

    @Override
    public Chapter render(Results results) {
        ShownNetworks shown = ShownNetworks.of(results);
        List<Element> elements = new ArrayList<>();
        for (ExaminedNetwork network : shown.networks()) {
            List<List<byte[]>> rows = network.learnedImages(MOST, EPOCHS);
            if (!rows.isEmpty() && network.dataset().layout() instanceof InputLayout.Image shape) {
                elements.add(new Element.Heading(shown.name(network)));
                elements.add(new Element.Pictures(List.of(sheet(shown, network, rows, shape))));
            }
        }
        if (!elements.isEmpty()) {
            elements.addFirst(new Element.Paragraph(shown.sentence()
                    + " On the left the first images of the training set as they are; to the right of each what the"
                    + " network saw of it, one image for each epoch. If you cannot tell any more what an image shows,"
                    + " the augmentation is too strong."));
        }
        return new Chapter(ID, TITLE, elements);
    }

    private static PixelImage sheet(
            ShownNetworks shown, ExaminedNetwork network, List<List<byte[]>> rows, InputLayout.Image shape) {
        int epochs = rows.getFirst().size() - 1;
        String caption = "Left: originals. Right: what was learned of them in "
                + (epochs == 1 ? "the first epoch." : "epochs 1 to " + epochs + ".");
        return SampleSheets.sheet(
                shape, rows, "Training images of " + shown.name(network) + ", deformed. " + caption, caption);
    }
}
