// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.source;

import dev.ceteris.base.SpecException;
import dev.ceteris.data.source.Scaling;
import dev.ceteris.data.source.image.ImageSource;
import dev.ceteris.data.source.image.PixelColour;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.SectionKey;
import dev.ceteris.spec.Shapes;
import dev.ceteris.spec.ValueKind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** How a study writes a user's own images as its data. */
final class ImageForm implements SourceForm<ImageSource> {
    private static final SectionKey IMAGES = SectionKey.required(
            "images",
            new ValueKind.Text(),
            "path of a folder with a sub-folder of PNG or JPEG files for each class, of a folder with IDX files, of a"
                    + " `.npz` file, or of an IDX file");
    private static final SectionKey LABELS = SectionKey.free(
            "labels",
            new ValueKind.Text(),
            "no file",
            "path of the IDX file with the labels, where `images` is an IDX file");
    private static final SectionKey TEST_IMAGES =
            SectionKey.free("testImages", new ValueKind.Text(), "`test`", "path of the IDX file with the test images");
    private static final SectionKey TEST_LABELS = SectionKey.free(
            "testLabels", new ValueKind.Text(), "`test`", "path of the IDX file with the labels of the test images");
    private static final SectionKey SIZE = SectionKey.unsaid(
            "size",
            new ValueKind.Whole("0 to " + ImageSource.LARGEST),
            "0",
            "pixels of both sides: the longer side is scaled to it, the image is centred on black; 0 keeps the images'"
                    + " own size, which is then the same for all");
    private static final SectionKey COLOUR = SectionKey.unsaid(
            "colour",
            new ValueKind.Choice(PixelColour.class),
            "as-is",
            "the channels that a network sees: those of the images, one of grey, or red, green and blue");
    private static final SectionKey TEST = SectionKey.unsaid(
            "test",
            new ValueKind.Real("above 0 and below 1"),
            "0.2",
            "the share of each class that becomes the test set, where the files have no test set");
    private static final SectionKey SCALING = SectionKey.unsaid(
            "scaling",
            new ValueKind.Choice(Scaling.class),
            "zero-to-one",
            "what is done to pixels: divided by 255; mean 0 and variance 1 of each, fitted to the training set; or"
                    + " nothing");

    @Override
    public Class<ImageSource> kind() {
        return ImageSource.class;
    }

    @Override
    public List<SectionKey> keys() {
        return List.of(IMAGES, SIZE, COLOUR, SCALING, TEST, LABELS, TEST_IMAGES, TEST_LABELS);
    }

    @Override
    public ImageSource read(Node.Fields section, String path) {
        IMAGES.read(section, path);
        try {
            return new ImageSource(
                    file(IMAGES, section, path).orElseThrow(),
                    file(LABELS, section, path),
                    file(TEST_IMAGES, section, path),
                    file(TEST_LABELS, section, path),
                    ((Number) SIZE.read(section, path)).intValue(),
                    (PixelColour) COLOUR.read(section, path),
                    (double) TEST.read(section, path),
                    (Scaling) SCALING.read(section, path));
        } catch (SpecException refused) {
            throw Binder.impossible(refused, section, section.place(), path);
        }
    }

    private static Optional<Path> file(SectionKey key, Node.Fields section, String path) {
        if (!section.has(key.name())) {
            return Optional.empty();
        }
        Node node = section.fields().get(key.name()).value();
        String subject = "'" + path + "." + key.name() + "'";
        String written = Binder.text(node, subject);
        try {
            if (!written.isBlank()) {
                return Optional.of(Path.of(written));
            }
        } catch (InvalidPathException refused) {
            // Answered below, like no path at all.
        }
        throw Binder.mismatch(node, subject, "a path");
    }

    @Override
    public SequencedMap<String, Object> plain(ImageSource source) {
        SequencedMap<String, Object> section = new LinkedHashMap<>();
        section.put(IMAGES.name(), plain(source.images()));
        section.put(SIZE.name(), source.size());
        section.put(COLOUR.name(), Shapes.wordOf(source.colour()));
        section.put(SCALING.name(), Shapes.wordOf(source.scaling()));
        section.put(TEST.name(), source.test());
        source.labels().ifPresent(file -> section.put(LABELS.name(), plain(file)));
        source.testImages().ifPresent(file -> section.put(TEST_IMAGES.name(), plain(file)));
        source.testLabels().ifPresent(file -> section.put(TEST_LABELS.name(), plain(file)));
        return section;
    }

    private static String plain(Path file) {
        return file.toString().replace('\\', '/');
    }
}
