// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model.format;

/** In what precision the numbers of a tensor are, and what each format calls it. */
public enum NumberType {
    /** Single precision. */
    FLOAT32(Float.BYTES, 1, "F32", "<f4"),
    /** Double precision. */
    FLOAT64(Double.BYTES, 11, "F64", "<f8");

    private final int bytes;
    private final int onnx;
    private final String safetensors;
    private final String numpy;

    NumberType(int bytes, int onnx, String safetensors, String numpy) {
        this.bytes = bytes;
        this.onnx = onnx;
        this.safetensors = safetensors;
        this.numpy = numpy;
    }

    /** Of one number. */
    public int bytes() {
        return bytes;
    }

    /** The number of {@code TensorProto.DataType}. */
    public int onnx() {
        return onnx;
    }

    /** The {@code dtype} of a safetensors header. */
    public String safetensors() {
        return safetensors;
    }

    /** The {@code descr} of a NumPy header. */
    public String numpy() {
        return numpy;
    }
}
