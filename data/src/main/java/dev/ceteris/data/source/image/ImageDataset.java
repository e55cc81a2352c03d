// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.image;

import dev.ceteris.base.DataException;
import dev.ceteris.base.Plural;
import dev.ceteris.base.Visible;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.FeatureScale;
import dev.ceteris.data.source.InputForm;
import dev.ceteris.data.source.NumberInputs;
import dev.ceteris.data.source.PixelInputs;
import dev.ceteris.data.source.Scaling;
import dev.ceteris.data.source.Supply;
import dev.ceteris.data.source.table.TestPart;
import dev.ceteris.data.split.Examination;
import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes a data set of a user's images. */
final class ImageDataset {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

    private final ImageSource source;
    private final List<String> remarks;

    private ImageDataset(ImageSource source, List<String> remarks) {
        this.source = source;
        this.remarks = new ArrayList<>(remarks);
    }

    static Dataset of(ImageSource source) {
        LabelledImages.Found found = found(source);
        return new ImageDataset(source, found.remarks()).made(found);
    }

    /** The images of a source, as they are. */
    static LabelledImages.Found found(ImageSource source) {
        Path images = source.images();
        if (Files.isRegularFile(images)) {
            return ClassFolders.name(images).endsWith(".npz") ? NpzPictures.in(images) : IdxPictures.ofFiles(source);
        }
        if (IdxPictures.isIn(images)) {
            return IdxPictures.inFolder(images);
        }
        if (!ClassFolders.folders(images).isEmpty()) {
            return ClassFolders.in(source);
        }
        List<String> names =
                ClassFolders.entries(images).stream().map(ClassFolders::name).toList();
        throw new DataException(images + " holds " + (names.isEmpty() ? "nothing" : Visible.list(names))
                + ", expected a sub-folder of PNG or JPEG files for each class, or IDX files named"
                + " train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and"
                + " t10k-labels-idx1-ubyte");
    }

    /** What is learned and what is judged by. */
    private record Halves(Samples learned, Samples judged) {
        Halves shown(InputForm form) {
            return new Halves(
                    new Samples(form.shown(learned.features()), learned.targets()),
                    new Samples(form.shown(judged.features()), judged.targets()));
        }
    }

    private Dataset made(LabelledImages.Found found) {
        LabelledImages first = found.parts().getFirst();
        List<String> names = classNames(first);
        boolean split = found.parts().size() == 1;
        Features pixels = new Pixels(source, remarks).of(first);
        requireEnough(first, names, split);
        Samples all = new Samples(pixels, labels(first, names));
        Halves halves = split ? split(all) : new Halves(all, test(found.parts().getLast(), all, names));
        InputForm form = form(found.parts().getFirst(), halves.learned().features());
        halves = halves.shown(form);
        return new Dataset(
                source.name(),
                new Supply.Collected(halves.learned()),
                Examination.of(halves.judged()),
                names,
                found.files(),
                List.of(),
                source.images().toString(),
                remarks,
                "",
                form);
    }

    private InputForm form(LabelledImages images, Features learned) {
        FeatureScale scale = source.scaling() == Scaling.STANDARDIZED
                ? FeatureScale.standardizing(learned)
                : FeatureScale.none(learned.width());
        return switch (images) {
            case LabelledImages.OfBytes bytes -> {
                Picture first = new Pixels(source, new ArrayList<>())
                        .fitted(bytes.pictures().getFirst());
                float factor = source.scaling() == Scaling.AS_IS ? 1 : PixelInputs.TO_ONE;
                yield new PixelInputs(first.width(), first.height(), first.channels(), factor, scale);
            }
            case LabelledImages.OfFloats floats ->
                new NumberInputs(learned.width(), scale, Optional.of(floats.shape()));
        };
    }

    /** The same share of each class becomes the test set, by the order of the images. */
    private Halves split(Samples all) {
        TestPart.Share share = new TestPart.Share(source.test());
        List<Integer> training = new ArrayList<>();
        List<Integer> testing = new ArrayList<>();
        int[] seen = new int[all.labels().classes()];
        for (int i = 0; i < all.count(); i++) {
            boolean tested = share.has(++seen[all.labels().values()[i]]);
            (tested ? testing : training).add(i);
        }
        if (testing.isEmpty()) {
            throw new DataException(source.images() + ": the test set would be empty, because no class has "
                    + (int) Math.ceil(1 / source.test()) + " images; expected more images, or a greater 'test'");
        }
        return new Halves(all.select(indices(training)), all.select(indices(testing)));
    }

    private Samples test(LabelledImages images, Samples training, List<String> names) {
        Features pixels = new Pixels(source, new ArrayList<>()).of(images);
        if (pixels.width() != training.features().width()) {
            throw new DataException(source.images() + ": training images have "
                    + training.features().width() + " numbers each, test images " + pixels.width()
                    + "; expected the same size; 'size' scales them");
        }
        return new Samples(pixels, labels(images, names));
    }

    private static int[] indices(List<Integer> chosen) {
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Numbers by their value, other names by the alphabet. */
    private static List<String> classNames(LabelledImages images) {
        Comparator<String> byValue = Comparator.comparingInt(
                        (String name) -> NUMBER.matcher(name).matches() ? Integer.parseInt(name) : Integer.MAX_VALUE)
                .thenComparing(Comparator.naturalOrder());
        return images.classes().stream().distinct().sorted(byValue).toList();
    }

    private Labels labels(LabelledImages images, List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        for (String name : names) {
            places.put(name, places.size());
        }
        int[] labels = new int[images.classes().size()];
        for (int i = 0; i < labels.length; i++) {
            String name = images.classes().get(i);
            if (!places.containsKey(name)) {
                throw new DataException(source.images() + ": test images have the class " + Visible.quoted(name)
                        + ", which no training image has; expected the classes " + Visible.list(names));
            }
            labels[i] = places.get(name);
        }
        return new Labels(labels, names.size());
    }

    private void requireEnough(LabelledImages images, List<String> names, boolean split) {
        if (names.size() < 2) {
            throw new DataException(source.images() + " has images of "
                    + (names.isEmpty() ? "no class" : "the class " + Visible.text(names.getFirst()) + " alone")
                    + ", expected at least 2 classes");
        }
        Map<String, Integer> counts = new TreeMap<>();
        images.classes().forEach(name -> counts.merge(name, 1, Integer::sum));
        List<String> single =
                names.stream().filter(name -> counts.get(name) == 1).toList();
        if (split && !single.isEmpty()) {
            throw new DataException(source.images() + ": " + Plural.of(single.size(), "class", "classes")
                    + " with one image, which cannot be in the training and in the test set: " + Visible.list(single)
                    + "; expected at least 2 images of each class");
        }
        if (!single.isEmpty()) {
            remarks.add("classes with one training image: " + Visible.list(single));
        }
        TestPart.Share share = new TestPart.Share(source.test());
        List<String> untested = names.stream()
                .filter(name -> split && Math.floor(counts.get(name) * share.share()) < 1)
                .toList();
        if (!untested.isEmpty() && untested.size() < names.size()) {
            remarks.add("classes without a test image, as they have too few images: " + Visible.list(untested));
        }
    }
}
