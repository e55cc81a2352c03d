// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.page;

import dev.ceteris.base.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A page, or what belongs to one, as a file. */
public final class PageFile {
    private PageFile() {}

    /**
     * Writes a file, and puts it in its predecessor's place once it is complete.
     *
     * @return the file
     * @throws UncheckedIOException when it cannot be written; its message names the file and the cause
     */
    public static Path write(Path file, String text) {
        try {
            AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
