// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard error. The launcher starts the JVM with a filter in its place, and with the real one under another number;
 * it is taken back when it is asked for first, because calling C costs the start of a command that prints results alone
 * a tenth of a second.
 */
public final class StandardError extends OutputStream {
    private final Integer real;
    private final FileOutputStream file = new FileOutputStream(FileDescriptor.err);
    private boolean back;

    /** @param real the number of the real one; null when there is no filter */
    public StandardError(Integer real) {
        this.real = real;
    }

    /** The descriptor that answers questions about the terminal. */
    public synchronized int descriptor() {
        if (!back && real != null) {
            PosixTerminal.giveBackStandardError(real);
        }
        back = true;
        return PosixTerminal.STANDARD_ERROR;
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        descriptor();
        file.write(bytes, from, length);
    }
}
