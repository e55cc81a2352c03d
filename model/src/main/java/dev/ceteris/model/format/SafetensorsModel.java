// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model.format;

import dev.ceteris.model.TrainedModel;
import dev.ceteris.model.WeightTensors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Safetensors: the length of a header (64 bits, little-endian), the header in JSON with the place of each tensor, and
 * the numbers. Metadata is in the header's {@code __metadata__}.
 */
public final class SafetensorsModel implements ModelFormat {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String METADATA = "__metadata__";

    /** Where the numbers begin, seen from the beginning of the file, is a multiple of it. */
    private static final int ALIGNMENT = 8;

    @Override
    public String ending() {
        return ".safetensors";
    }

    @Override
    public String name() {
        return "a safetensors file";
    }

    @Override
    public boolean isBeginningOf(byte[] file) {
        return file.length > Long.BYTES && file[Long.BYTES] == '{' && headerLength(file) <= file.length - Long.BYTES;
    }

    private static long headerLength(byte[] file) {
        long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return length < 0 ? Long.MAX_VALUE : length;
    }

    @Override
    public byte[] write(TrainedModel model, Function<byte[], Map<String, String>> metadata) {
        List<NamedTensor> tensors = WeightTensors.of(model.weights());
        ByteBuffer numbers = ByteBuffer.allocate(
                tensors.stream().mapToInt(tensor -> tensor.bytes().length).reduce(0, Math::addExact));
        SequencedMap<String, Object> header = new LinkedHashMap<>();
        for (NamedTensor tensor : tensors) {
            int from = numbers.position();
            numbers.put(tensor.bytes());
            SequencedMap<String, Object> entry = new LinkedHashMap<>();
            entry.put("dtype", tensor.type().safetensors());
            entry.put("shape", tensor.shape());
            entry.put("data_offsets", List.of(from, numbers.position()));
            header.put(tensor.name(), entry);
        }
        header.putFirst(METADATA, metadata.apply(numbers.array()));
        byte[] json = JSON.writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
        int length = Math.ceilDiv(json.length, ALIGNMENT) * ALIGNMENT;
        byte[] padded = Arrays.copyOf(json, length);
        Arrays.fill(padded, json.length, length, (byte) ' ');
        return ByteBuffer.allocate(Math.addExact(Long.BYTES + length, numbers.capacity()))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(padded)
                .put(numbers.array())
                .array();
    }

    @Override
    public StoredModel read(byte[] file) throws IOException {
        if (!isBeginningOf(file)) {
            throw new IOException("its header is cut or missing");
        }
        int start = Long.BYTES + (int) headerLength(file);
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        List<NamedTensor> tensors = new ArrayList<>();
        try {
            JsonNode header = JSON.readTree(new String(file, Long.BYTES, start - Long.BYTES, StandardCharsets.UTF_8));
            for (Map.Entry<String, JsonNode> entry : header.properties()) {
                if (entry.getKey().equals(METADATA)) {
                    entry.getValue()
                            .properties()
                            .forEach(text ->
                                    metadata.put(text.getKey(), text.getValue().asString()));
                } else {
                    tensors.addAll(tensor(entry.getKey(), entry.getValue(), file, start));
                }
            }
        } catch (JacksonException malformed) {
            throw new IOException("its header is no JSON", malformed);
        }
        return new StoredModel(metadata, tensors, Arrays.copyOfRange(file, start, file.length));
    }

    /** The tensor of an entry, where it has numbers of a type that networks have. */
    private static List<NamedTensor> tensor(String name, JsonNode entry, byte[] file, int start) throws IOException {
        int from = entry.path("data_offsets").path(0).asInt(-1);
        int to = entry.path("data_offsets").path(1).asInt(-1);
        if (from < 0 || to < from || to > file.length - start) {
            throw new IOException("it ends before its tensor '" + name + "' does");
        }
        List<Integer> shape = new ArrayList<>();
        long length = 1;
        for (JsonNode side : entry.path("shape")) {
            shape.add(side.asInt());
            length *= side.asInt();
        }
        for (NumberType type : NumberType.values()) {
            if (type.safetensors().equals(entry.path("dtype").asString(""))) {
                if (length * type.bytes() != to - from) {
                    throw new IOException("its tensor '" + name + "' has " + (to - from) + " bytes, expected "
                            + length * type.bytes());
                }
                return List.of(new NamedTensor(name, type, shape, Arrays.copyOfRange(file, start + from, start + to)));
            }
        }
        return List.of();
    }
}
