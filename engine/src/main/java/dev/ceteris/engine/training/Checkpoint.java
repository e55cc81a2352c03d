// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import java.io.IOException;
import java.io.OutputStream;

/** Where a trial stood at the end of an epoch: enough to go on to the same bits. */
public interface Checkpoint {
    /** Epochs trained, at least 0. */
    int finishedEpochs();

    /** Writes all of it, so that a reader notices damage. */
    void write(OutputStream out) throws IOException;
}
