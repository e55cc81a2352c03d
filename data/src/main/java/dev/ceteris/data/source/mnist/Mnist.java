// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.mnist;

import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.DataSource;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.SourceFile;
import dev.ceteris.data.source.Task;
import dev.ceteris.data.source.Whereabouts;
import dev.ceteris.data.source.Whereabouts.Presence;
import java.util.List;

/**
 * MNIST (LeCun, Cortes and Burges, 1998): 60,000 training and 10,000 test images of handwritten digits, 28 × 28 pixels
 * of 0 (paper) to 255 (ink). Comes with Ceteris; a copy in one of the user's folders is preferred.
 */
public record Mnist() implements DataSource {
    private static final ImageSet FILES = new ImageSet(
            "mnist",
            List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
            new ImageSet.Part(
                    new SourceFile(
                            "train-images-idx3-ubyte",
                            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
                    new SourceFile(
                            "train-labels-idx1-ubyte",
                            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5")),
            new ImageSet.Part(
                    new SourceFile(
                            "t10k-images-idx3-ubyte",
                            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
                    new SourceFile(
                            "t10k-labels-idx1-ubyte",
                            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")));

    @Override
    public String name() {
        return FILES.name();
    }

    @Override
    public String description() {
        return "handwritten digits, 28 × 28 grey pixels, 10 classes";
    }

    @Override
    public Task task() {
        return Task.CLASSIFICATION;
    }

    @Override
    public Whereabouts whereabouts(DataPlaces places) {
        return FILES.among(places)
                .map(shelf -> new Whereabouts(Presence.FOUND, shelf.folder().toString()))
                .orElse(new Whereabouts(Presence.SHIPPED, ""));
    }

    @Override
    public Dataset open(DataPlaces places) {
        return FILES.read(FILES.among(places).<Shelf>map(shelf -> shelf).orElse(new Shelf.Shipped()));
    }
}
