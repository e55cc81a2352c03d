// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model.format;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.ceteris.model.TrainedModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * ONNX: the graph computes what Ceteris computes, from raw values to probabilities (see {@link OnnxGraph}); metadata is
 * in {@code metadata_props}, with {@code ceteris.} before each key.
 */
public final class OnnxModel implements ModelFormat {
    /** Known to every ONNX Runtime since 1.12 of 2022. */
    private static final int IR_VERSION = 8;

    private static final int OPERATORS = 17;
    private static final int ML_OPERATORS = 3;
    private static final String PREFIX = "ceteris.";

    @Override
    public String ending() {
        return ".onnx";
    }

    @Override
    public String name() {
        return "an ONNX model";
    }

    /** The first field is the version of the format, as in all files that are written in the order of the fields. */
    @Override
    public boolean isBeginningOf(byte[] file) {
        return file.length > 2 && file[0] == 8 && file[1] > 0 && file[1] < 0x20;
    }

    @Override
    public byte[] write(TrainedModel model, Function<byte[], Map<String, String>> metadata) {
        OnnxMl.GraphProto graph = OnnxGraph.of(model);
        OnnxMl.ModelProto.Builder file = OnnxMl.ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder()
                        .setDomain("ai.onnx.ml")
                        .setVersion(ML_OPERATORS))
                .setProducerName("Ceteris")
                .setProducerVersion(model.origin().version())
                .setDocString(
                        model.origin().words() + ", study " + model.origin().study())
                .setGraph(graph);
        metadata.apply(graph.toByteArray())
                .forEach((key, text) -> file.addMetadataProps(OnnxMl.StringStringEntryProto.newBuilder()
                        .setKey(PREFIX + key)
                        .setValue(text)));
        return file.build().toByteArray();
    }

    @Override
    public StoredModel read(byte[] file) throws IOException {
        OnnxMl.ModelProto model;
        try {
            model = OnnxMl.ModelProto.parseFrom(file);
        } catch (InvalidProtocolBufferException cut) {
            throw new IOException("it is cut or damaged", cut);
        }
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        for (OnnxMl.StringStringEntryProto entry : model.getMetadataPropsList()) {
            if (entry.getKey().startsWith(PREFIX)) {
                metadata.put(entry.getKey().substring(PREFIX.length()), entry.getValue());
            }
        }
        List<NamedTensor> tensors = new ArrayList<>();
        for (OnnxMl.TensorProto tensor : model.getGraph().getInitializerList()) {
            for (NumberType type : NumberType.values()) {
                if (tensor.getDataType() == type.onnx() && tensor.getName().startsWith("layer")) {
                    tensors.add(tensor(tensor, type));
                }
            }
        }
        return new StoredModel(metadata, tensors, model.getGraph().toByteArray());
    }

    private static NamedTensor tensor(OnnxMl.TensorProto tensor, NumberType type) throws IOException {
        List<Integer> shape = new ArrayList<>();
        long length = type.bytes();
        for (long side : tensor.getDimsList()) {
            length *= side;
            shape.add((int) side);
        }
        if (tensor.getRawData().size() != length) {
            throw new IOException("its tensor '" + tensor.getName() + "' has "
                    + tensor.getRawData().size() + " bytes, expected " + length);
        }
        return new NamedTensor(
                tensor.getName(), type, shape, tensor.getRawData().toByteArray());
    }
}
