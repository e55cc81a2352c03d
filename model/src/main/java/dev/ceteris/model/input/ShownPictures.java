// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model.input;

import dev.ceteris.base.DataException;
import dev.ceteris.base.Plural;
import dev.ceteris.base.Visible;
import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.DataSource;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.PixelInputs;
import dev.ceteris.data.source.image.Inversion;
import dev.ceteris.data.source.image.SeenPicture;
import dev.ceteris.data.source.image.SeenPictures;
import dev.ceteris.engine.sample.ByteFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.model.ModelOutputs;
import dev.ceteris.model.TrainedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Images as a model is shown them. */
public final class ShownPictures {
    private ShownPictures() {}

    /** One PNG or JPEG file, or all images of an IDX file. */
    public static Shown of(TrainedModel model, PixelInputs inputs, Path file, Inversion inversion) {
        if (SeenPictures.isIdx(file)) {
            SeenPictures pictures = SeenPictures.ofIdx(file, inputs, model.style(), inversion);
            int count = pictures.pictures().size();
            List<String> names =
                    IntStream.rangeClosed(1, count).mapToObj(i -> "image " + i).toList();
            return new Shown(names, inputs.raw(pictures.pixels()), notes(pictures), Optional.empty(), List.of());
        }
        SeenPicture picture = SeenPicture.read(file, inputs, model.style(), inversion);
        return new Shown(
                List.of(String.valueOf(file)),
                inputs.raw(picture.pixels()),
                List.of(String.join(", ", picture.notes())),
                Optional.empty(),
                List.of());
    }

    private static List<String> notes(SeenPictures pictures) {
        return pictures.pictures().stream()
                .map(picture -> String.join(", ", picture.notes()))
                .toList();
    }

    /**
     * Images with their classes; see {@link SeenPictures#ofClasses}.
     *
     * @throws DataException also when a class is none of the model's
     */
    public static Shown withClasses(
            TrainedModel model, PixelInputs inputs, Path images, Optional<Path> labels, Inversion inversion) {
        List<String> classes = classes(model);
        SeenPictures pictures = SeenPictures.ofClasses(images, labels, inputs, model.style(), inversion);
        int[] right = new int[pictures.classes().size()];
        for (int i = 0; i < right.length; i++) {
            String name = pictures.classes().get(i);
            right[i] = classes.indexOf(name);
            if (right[i] < 0) {
                throw new DataException(images + " has images of the class " + Visible.quoted(name)
                        + ", expected the classes that the model has learned, " + Visible.list(classes)
                        + "; rename or remove them");
            }
        }
        List<String> notes = notes(pictures);
        List<String> remarks = new ArrayList<>(pictures.remarks());
        remarks.addAll(counted(notes));
        if (!pictures.files().isEmpty() && model.origin().files().containsAll(pictures.files())) {
            remarks.add(images + " is what the model was trained with: unless these images are its test set, most of"
                    + " them are learned, and the figures are better than those of new images");
        }
        return new Shown(
                IntStream.rangeClosed(1, right.length)
                        .mapToObj(i -> "image " + i)
                        .toList(),
                inputs.raw(pictures.pixels()),
                notes,
                Optional.of(new Labels(right, classes.size())),
                remarks);
    }

    private static List<String> counted(List<String> notes) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        notes.stream()
                .filter(note -> !note.isEmpty())
                .forEach(note -> counts.merge(
                        note.replaceAll("from \\d+ × \\d+ ", "").replaceAll("to \\d+ × \\d+ and", "and"),
                        1,
                        Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> Plural.of(entry.getValue(), "image") + ": " + entry.getKey())
                .toList();
    }

    /**
     * The test set of a data set that Ceteris knows.
     *
     * @throws DataException when it cannot be opened, or does not fit the model
     */
    public static Shown testSet(TrainedModel model, PixelInputs inputs, DataSource source, DataPlaces places) {
        Dataset dataset = source.open(places);
        if (!(dataset.test().features() instanceof ByteFeatures(byte[] bytes, int width, float _, var _))
                || width != inputs.width()) {
            throw new DataException(source.name() + " has samples of "
                    + dataset.test().features().width() + " numbers, expected " + inputs.width() + " pixels ("
                    + inputs.columns() + " × " + inputs.rows() + ") as the model has learned");
        }
        Labels labels = dataset.test().labels();
        List<String> classes = classes(model);
        if (!classes.equals(dataset.classNames())) {
            throw new DataException(source.name() + " has the classes " + Visible.list(dataset.classNames())
                    + ", expected those that the model has learned, " + Visible.list(classes));
        }
        List<String> names = IntStream.rangeClosed(1, labels.count())
                .mapToObj(i -> "image " + i)
                .toList();
        return new Shown(
                names, inputs.raw(bytes), names.stream().map(_ -> "").toList(), Optional.of(labels), List.of());
    }

    private static List<String> classes(TrainedModel model) {
        if (model.outputs() instanceof ModelOutputs.Classes(List<String> names)) {
            return names;
        }
        throw new DataException(
                model.origin().words() + " predicts numbers, expected a model of classes for images" + " with classes");
    }
}
