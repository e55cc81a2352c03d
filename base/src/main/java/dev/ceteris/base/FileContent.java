// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * What a file holds, unpacked when it is gzip-compressed (recognized by its first two bytes, not by its name), with the
 * digest of what has been read so far.
 */
public final class FileContent extends FilterInputStream {
    // Larger than the 512 bytes of GZIPInputStream: one call into zlib then fills a good part of the caller's array.
    private static final int BUFFER_BYTES = 1 << 16;

    private final MessageDigest digest;

    private FileContent(InputStream unpacked) {
        super(unpacked);
        this.digest = sha256Digest();
    }

    /** The content of {@code stream}, which is closed with it. */
    public static FileContent of(InputStream stream) throws IOException {
        InputStream packed = stream.markSupported() ? stream : new BufferedInputStream(stream, BUFFER_BYTES);
        packed.mark(2);
        boolean gzip = packed.read() == 0x1f && packed.read() == 0x8b;
        packed.reset();
        return new FileContent(gzip ? new GZIPInputStream(packed, BUFFER_BYTES) : packed);
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value >= 0) {
            digest.update((byte) value);
        }
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        if (count > 0) {
            digest.update(target, offset, count);
        }
        return count;
    }

    /** Reads what is left, so that the digest covers all of it, and returns how many bytes that were. */
    public long drain() throws IOException {
        return transferTo(OutputStream.nullOutputStream());
    }

    /** SHA-256 of what was read since the last call, 64 lower-case hexadecimal digits. */
    public String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public boolean markSupported() {
        return false; // going back would put bytes into the digest twice
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
