// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** ONNX Runtime: the independent implementation that exported files are compared with. */
final class OnnxRuntime implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();

    OnnxRuntime(byte[] file) throws OrtException {
        session = environment.createSession(file);
    }

    Set<String> inputNames() {
        return session.getInputNames();
    }

    OnnxRuntime bytes(String name, byte[] values, long... shape) throws OrtException {
        inputs.put(name, OnnxTensor.createTensor(environment, ByteBuffer.wrap(values), shape, OnnxJavaType.UINT8));
        return this;
    }

    OnnxRuntime floats(String name, float[] values, long... shape) throws OrtException {
        inputs.put(name, OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape));
        return this;
    }

    OnnxRuntime texts(String name, String... values) throws OrtException {
        inputs.put(name, OnnxTensor.createTensor(environment, values, new long[] {values.length, 1}));
        return this;
    }

    /** Numbers of an output, row by row, whatever their precision. */
    double[] numbers(String output) throws OrtException {
        try (OrtSession.Result result = session.run(inputs, Set.of(output))) {
            OnnxTensor tensor = (OnnxTensor) result.get(0);
            if (tensor.getInfo().type == OnnxJavaType.DOUBLE) {
                double[] numbers = new double[tensor.getDoubleBuffer().remaining()];
                tensor.getDoubleBuffer().get(numbers);
                return numbers;
            }
            FloatBuffer floats = tensor.getFloatBuffer();
            double[] numbers = new double[floats.remaining()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = floats.get(i);
            }
            return numbers;
        }
    }

    String[] texts(String output) throws OrtException {
        try (OrtSession.Result result = session.run(inputs, Set.of(output))) {
            return (String[]) result.get(0).getValue();
        }
    }

    @Override
    public void close() throws OrtException {
        inputs.values().forEach(OnnxTensor::close);
        session.close();
    }
}
