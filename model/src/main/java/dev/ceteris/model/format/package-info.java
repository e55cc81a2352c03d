// SPDX-License-Identifier: Apache-2.0
/**
 * Formats of model files live here: ONNX, safetensors, NumPy. Each writes and reads metadata and tensors; what these
 * mean is known to {@code dev.ceteris.model} alone.
 */
package dev.ceteris.model.format;
