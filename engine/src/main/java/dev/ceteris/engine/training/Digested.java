// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * The form of a checkpoint's file, whatever precision it is in: magic, length, bytes, and the SHA-256 of these bytes,
 * so that one that was cut or damaged is not taken for a whole one.
 *
 * @param magic of the kind of checkpoint and its version
 */
public record Digested(long magic) {
    private static final int DIGEST_BYTES = 32;

    /** Writes some bytes in this form. */
    public void write(byte[] body, OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeLong(magic);
        data.writeInt(body.length);
        data.write(body);
        data.write(sha256(body));
        data.flush();
    }

    /**
     * The bytes that {@link #write} wrote.
     *
     * @throws IOException when they cannot be read, are cut, damaged, or of another kind; the message says which
     */
    public byte[] read(InputStream in) throws IOException {
        return readOneOf(List.of(this), in).body();
    }

    /** What a file holds: its form and its bytes. */
    record Content(Digested form, byte[] body) {}

    /** The bytes of a file that is in one of several forms, and in which; throws as {@link #read}. */
    static Content readOneOf(List<Digested> forms, InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            Digested form = new Digested(data.readLong());
            if (!forms.contains(form)) {
                throw new IOException("not a checkpoint of this version and precision");
            }
            byte[] body = data.readNBytes(Math.max(0, data.readInt()));
            if (!Arrays.equals(data.readNBytes(DIGEST_BYTES), sha256(body))) {
                throw new IOException("cut or damaged: its digest does not match");
            }
            return new Content(form, body);
        } catch (EOFException cut) {
            throw new IOException("cut: it ends too early", cut);
        }
    }

    /** The SHA-256 of some bytes: 32 bytes. */
    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
