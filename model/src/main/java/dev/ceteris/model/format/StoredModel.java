// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a model file holds, before it is understood.
 *
 * @param metadata texts by key
 * @param tensors in the order of the file
 * @param payload what the seal of the file covers besides the metadata
 */
public record StoredModel(SequencedMap<String, String> metadata, List<NamedTensor> tensors, byte[] payload) {
    public StoredModel {
        metadata = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metadata));
        tensors = List.copyOf(tensors);
    }

    /** Of a file without anything of Ceteris. */
    public static StoredModel foreign() {
        return new StoredModel(new LinkedHashMap<>(Map.of()), List.of(), new byte[0]);
    }
}
