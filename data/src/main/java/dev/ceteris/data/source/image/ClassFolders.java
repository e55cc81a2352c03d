// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.image;

import dev.ceteris.base.DataException;
import dev.ceteris.base.Plural;
import dev.ceteris.base.Visible;
import dev.ceteris.data.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder with a sub-folder for each class; or such a folder {@code train} beside such a folder {@code test}. */
final class ClassFolders {
    private static final Pattern IMAGE = Pattern.compile(".*\\.(png|jpe?g)", Pattern.CASE_INSENSITIVE);
    private static final int NAMED = 10;

    private final ImageSource source;
    private final List<String> broken = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    private ClassFolders(ImageSource source) {
        this.source = source;
    }

    static LabelledImages.Found in(ImageSource source) {
        return new ClassFolders(source).read();
    }

    private LabelledImages.Found read() {
        Path root = source.images();
        List<String> names = folders(root).stream().map(ClassFolders::name).toList();
        List<LabelledImages> parts = new ArrayList<>();
        if (names.equals(List.of("test", "train"))) {
            parts.add(part(root.resolve("train"), "train/"));
            parts.add(part(root.resolve("test"), "test/"));
        } else {
            parts.add(part(root, ""));
        }
        if (!broken.isEmpty()) {
            throw new DataException(root + ": " + Plural.of(broken.size(), "image") + " cannot be decoded: "
                    + named(broken) + "; expected PNG or JPEG; mend or remove "
                    + (broken.size() == 1 ? "it" : "them"));
        }
        return new LabelledImages.Found(
                parts, others.isEmpty() ? List.of() : List.of("left out, as neither PNG nor JPEG: " + named(others)));
    }

    private static String named(List<String> names) {
        String shown = names.stream().limit(NAMED).map(Visible::text).collect(Collectors.joining(", "));
        return names.size() > NAMED ? shown + " and " + (names.size() - NAMED) + " more" : shown;
    }

    private LabelledImages part(Path folder, String prefix) {
        List<Picture> pictures = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        List<SourceFile> files = new ArrayList<>();
        for (Path sub : folders(folder)) {
            FolderDigest digest = new FolderDigest();
            int before = pictures.size();
            for (Path file : entries(sub)) {
                read(file, prefix + name(sub) + "/" + name(file), digest).ifPresent(pictures::add);
            }
            int count = pictures.size() - before;
            for (int i = 0; i < count; i++) {
                classes.add(name(sub));
            }
            if (count == 0 && broken.isEmpty()) {
                others.add(prefix + name(sub) + "/ (no image)");
            } else {
                files.add(new SourceFile(prefix + name(sub) + "/ (" + Plural.of(count, "image") + ")", digest.value()));
            }
        }
        return new LabelledImages.OfBytes(pictures, classes, files);
    }

    private Optional<Picture> read(Path file, String shown, FolderDigest digest) {
        if (!IMAGE.matcher(name(file)).matches() || !Files.isRegularFile(file)) {
            others.add(shown);
            return Optional.empty();
        }
        try {
            byte[] content = Files.readAllBytes(file);
            digest.add(name(file), content);
            Optional<Picture> picture = PictureFile.decode(content).map(it -> it.in(source.colour()));
            if (picture.isEmpty()) {
                broken.add(shown);
            }
            return source.size() == 0 ? picture : picture.map(it -> it.within(source.size()));
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The sub-folders, by their names. */
    static List<Path> folders(Path folder) {
        return entries(folder).stream().filter(Files::isDirectory).toList();
    }

    /** What a folder holds, by name; hidden files are no data. */
    static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !name(entry).startsWith("."))
                    .sorted(Comparator.comparing(ClassFolders::name))
                    .toList();
        } catch (IOException e) {
            throw new DataException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
