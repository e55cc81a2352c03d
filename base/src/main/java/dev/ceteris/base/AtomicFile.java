// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are never there in part: written beside the old one and renamed over it. */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Writes all of a file and makes its folder when there is none.
     *
     * @throws IOException when that fails; the file before stays, and nothing is left beside it
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            writeThrough(beside, content);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            try {
                Files.deleteIfExists(beside);
            } catch (IOException further) {
                failure.addSuppressed(further);
            }
            throw failure;
        }
    }

    /** The bytes are on the disk before the name is: after a power cut the name must not lead to an empty file. */
    private static void writeThrough(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(false);
        }
    }
}
