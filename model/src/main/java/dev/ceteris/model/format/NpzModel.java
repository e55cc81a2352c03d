// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model.format;

import dev.ceteris.base.DataException;
import dev.ceteris.data.format.npz.NpyArray;
import dev.ceteris.data.format.npz.NpzFile;
import dev.ceteris.data.format.npz.NpzWriter;
import dev.ceteris.model.TrainedModel;
import dev.ceteris.model.WeightTensors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * NumPy's {@code .npz}: an array for each tensor, and metadata as JSON in the bytes of the array {@code ceteris}.
 */
public final class NpzModel implements ModelFormat {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Bytes of the last record of a zip without a comment. */
    private static final int END_RECORD = 22;

    private static final String METADATA = "ceteris";

    @Override
    public String ending() {
        return ".npz";
    }

    @Override
    public String name() {
        return "a NumPy .npz file";
    }

    @Override
    public boolean isBeginningOf(byte[] file) {
        return file.length > 4 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    @Override
    public byte[] write(TrainedModel model, Function<byte[], Map<String, String>> metadata) {
        List<NpyArray> arrays = new ArrayList<>();
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        for (NamedTensor tensor : WeightTensors.of(model.weights())) {
            int[] shape = tensor.shape().stream().mapToInt(side -> side).toArray();
            arrays.add(new NpyArray(tensor.name(), tensor.type().numpy(), shape, tensor.bytes()));
            payload.writeBytes(tensor.bytes());
        }
        byte[] json = JSON.writeValueAsBytes(metadata.apply(payload.toByteArray()));
        arrays.add(new NpyArray(METADATA, "|u1", new int[] {json.length}, json));
        return NpzWriter.bytes(arrays);
    }

    /** Whether a zip ends with the record that ends its directory, which other programs read first. */
    private static boolean isWhole(byte[] file) {
        int at = file.length - END_RECORD;
        return at >= 0 && file[at] == 'P' && file[at + 1] == 'K' && file[at + 2] == 5 && file[at + 3] == 6;
    }

    @Override
    public StoredModel read(byte[] file) throws IOException {
        if (!isWhole(file)) {
            throw new IOException("it is cut: the directory at its end is missing");
        }
        SequencedMap<String, NpyArray> arrays;
        try {
            arrays = NpzFile.all(file, "it");
        } catch (DataException malformed) {
            throw new IOException(malformed.getMessage(), malformed);
        }
        NpyArray json = arrays.remove(METADATA);
        if (json == null) {
            return StoredModel.foreign();
        }
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        try {
            JSON.readTree(new String(json.bytes(), StandardCharsets.UTF_8))
                    .properties()
                    .forEach(text -> metadata.put(text.getKey(), text.getValue().asString()));
        } catch (JacksonException malformed) {
            throw new IOException("its array '" + METADATA + "' is no JSON", malformed);
        }
        List<NamedTensor> tensors = new ArrayList<>();
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        for (NpyArray array : arrays.values()) {
            payload.writeBytes(array.bytes());
            for (NumberType type : NumberType.values()) {
                if (type.numpy().equals(array.type())) {
                    List<Integer> shape = Arrays.stream(array.shape()).boxed().toList();
                    tensors.add(new NamedTensor(array.name(), type, shape, array.bytes()));
                }
            }
        }
        return new StoredModel(metadata, tensors, payload.toByteArray());
    }
}
