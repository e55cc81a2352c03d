// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import java.io.IOException;
import java.io.OutputStream;

/** The state of a trial at the end of an epoch: enough to continue to the same bits. */
public interface Checkpoint {
    /** Epochs trained, at least 0. */
    int finishedEpochs();

    /** Writes all of it, so that a reader notices damage. */
    void write(OutputStream out) throws IOException;
}
