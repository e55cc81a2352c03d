// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.mnist;

import dev.ceteris.base.DataException;
import dev.ceteris.data.format.idx.IdxFile;
import dev.ceteris.data.format.idx.IdxReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the files of an image set stand. */
sealed interface Shelf {
    /**
     * Reads one file by its name without {@code .gz}.
     *
     * @throws DataException when it is missing or cannot be read
     */
    IdxFile read(String name);

    /** Where that file is, as messages say it. */
    String place(String name);

    /** Where all of it is, as plans say it. */
    String origin();

    /** The files that are part of this program. */
    record Shipped() implements Shelf {
        @Override
        public IdxFile read(String name) {
            try (InputStream stream = Shipped.class.getResourceAsStream(name + ".gz")) {
                if (stream == null) {
                    throw new DataException(place(name) + " is missing, expected it beside the classes that read it;"
                            + " build Ceteris again");
                }
                return IdxReader.read(stream, place(name));
            } catch (IOException e) {
                throw new DataException(place(name) + " cannot be read: " + e.getMessage(), e);
            }
        }

        @Override
        public String origin() {
            return "inside of Ceteris";
        }

        @Override
        public String place(String name) {
            return "the shipped " + name + ".gz";
        }
    }

    /** Files in a folder, each of them plain or with {@code .gz}, named with a dash or a dot before {@code idx}. */
    record Folder(Path folder) implements Shelf {
        @Override
        public IdxFile read(String name) {
            return IdxReader.read(file(name));
        }

        @Override
        public String origin() {
            return folder.toString();
        }

        @Override
        public String place(String name) {
            return file(name).toString();
        }

        boolean holds(String name) {
            return Files.isRegularFile(file(name));
        }

        private Path file(String name) {
            // Some programs unpack train-images-idx3-ubyte as train-images.idx3-ubyte.
            String dotted = name.replace("-idx", ".idx");
            return Stream.of(name, name + ".gz", dotted, dotted + ".gz")
                    .map(folder::resolve)
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElse(folder.resolve(name));
        }
    }
}
