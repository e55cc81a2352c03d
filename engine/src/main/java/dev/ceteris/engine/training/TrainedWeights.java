// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import java.io.IOException;
import java.io.OutputStream;

/** The numbers that a network has come to, in whatever precision. */
public interface TrainedWeights {
    /** Digest of every bit: 64 lower-case hexadecimal digits. */
    String sha256();

    /** Writes all of them. {@link #sha256} shows whether they are intact when they are read. */
    void write(OutputStream out) throws IOException;
}
