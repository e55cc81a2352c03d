// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.image;

import dev.ceteris.base.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One digest for many files: that of the lines that {@code sha256sum} prints for them, in the order of their names.
 */
final class FolderDigest {
    private final MessageDigest lines = sha256();

    void add(String name, byte[] content) {
        String line = HexFormat.of().formatHex(sha256().digest(content)) + "  " + name + "\n";
        lines.update(line.getBytes(StandardCharsets.UTF_8));
    }

    String value() {
        return HexFormat.of().formatHex(lines.digest());
    }

    /** The digest of a single file. */
    static String ofFile(Path file) {
        MessageDigest digest = sha256();
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + e.getMessage(), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
