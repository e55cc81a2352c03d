// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model.format;

import dev.ceteris.model.TrainedModel;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/**
 * A format of model files. An implementation promises that {@link #read} gives the metadata, the tensors and the
 * payload of {@link #write} back, whatever they are.
 */
public interface ModelFormat {
    /** How its files end, with the dot. */
    String ending();

    /** What messages call it. */
    String name();

    /** Whether the bytes of a file may be in this format. */
    boolean isBeginningOf(byte[] file);

    /**
     * The bytes of a file.
     *
     * @param metadata makes the texts that go with a payload
     * @throws dev.ceteris.model.ModelException when the network has a piece that the format lacks
     */
    byte[] write(TrainedModel model, Function<byte[], Map<String, String>> metadata);

    /**
     * What a file holds.
     *
     * @throws IOException when it is cut or is something else; the message says which
     */
    StoredModel read(byte[] file) throws IOException;
}
