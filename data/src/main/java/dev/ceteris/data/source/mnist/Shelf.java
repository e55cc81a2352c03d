// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.mnist;

import dev.ceteris.base.DataException;
import dev.ceteris.data.format.idx.IdxFile;
import dev.ceteris.data.format.idx.IdxReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

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
        public String place(String name) {
            return "the shipped " + name + ".gz";
        }
    }

    /** Files in a folder, each of them plain or with {@code .gz}. */
    record Folder(Path folder) implements Shelf {
        @Override
        public IdxFile read(String name) {
            return IdxReader.read(file(name));
        }

        @Override
        public String place(String name) {
            return file(name).toString();
        }

        boolean holds(String name) {
            return Files.isRegularFile(file(name));
        }

        private Path file(String name) {
            Path plain = folder.resolve(name);
            return Files.isRegularFile(plain) ? plain : folder.resolve(name + ".gz");
        }
    }
}
