// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.image;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.DataException;
import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.DataSource;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.Scaling;
import dev.ceteris.data.source.Task;
import dev.ceteris.data.source.Whereabouts;
import dev.ceteris.data.source.Whereabouts.Presence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A user's images with a class each.
 *
 * @param images a folder of IDX files, a folder with a sub-folder for each class, a {@code .npz} file, or an IDX file
 * @param labels the IDX file with the labels, where {@code images} is an IDX file
 * @param testImages the IDX file with the test images
 * @param testLabels the IDX file with their labels
 * @param size pixels of both sides after scaling; 0 to keep the images' own size
 * @param colour the channels that a network sees
 * @param test the share of each class that is the test set, where the files have none; above 0 and below 1
 * @param scaling what is done to the pixels
 */
public record ImageSource(
        Path images,
        Optional<Path> labels,
        Optional<Path> testImages,
        Optional<Path> testLabels,
        int size,
        PixelColour colour,
        double test,
        Scaling scaling)
        implements DataSource {
    /** Pixels of a side, at most. */
    public static final int LARGEST = 1024;

    public ImageSource {
        require(size >= 0 && size <= LARGEST, "size", size, "0 to " + LARGEST);
        require(test > 0 && test < 1, "test", test, "a share above 0 and below 1");
        require(
                testImages.isPresent() == testLabels.isPresent(),
                "testLabels",
                testLabels.map(Path::toString).orElse("absent"),
                "a file where 'testImages' is one, and none where it is not");
        require(labels.isPresent() || testImages.isEmpty(), "labels", "absent", "a file where 'testImages' is one");
    }

    /** The last name of the path. */
    @Override
    public String name() {
        return String.valueOf(images.toAbsolutePath().normalize().getFileName());
    }

    @Override
    public String description() {
        return Files.isDirectory(images) ? "a folder of images" : "a file of images";
    }

    @Override
    public Task task() {
        return Task.CLASSIFICATION;
    }

    @Override
    public Whereabouts whereabouts(DataPlaces places) {
        if (!Files.exists(images)) {
            throw new DataException(
                    images + " does not exist; expected a folder of images, a .npz file or an IDX file");
        }
        return new Whereabouts(Presence.FOUND, images.toString());
    }

    /** Reads the images where they are; {@code places} do not matter. */
    @Override
    public Dataset open(DataPlaces places) {
        whereabouts(places);
        return ImageDataset.of(this);
    }
}
