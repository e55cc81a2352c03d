// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model;

import dev.ceteris.base.AtomicFile;
import dev.ceteris.engine.training.TrainedWeights;
import dev.ceteris.model.format.ModelFormat;
import dev.ceteris.model.format.NpzModel;
import dev.ceteris.model.format.OnnxModel;
import dev.ceteris.model.format.SafetensorsModel;
import dev.ceteris.model.format.StoredModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes models into files and reads them again. */
public final class ModelFile {
    /** The newest version of what the metadata means. */
    private static final int VERSION = 2;

    private static final String FORMAT = "format";
    private static final String WEIGHTS = "weights.sha256";
    private static final String SEAL = "sha256";

    /** A format is one file and one line here. */
    private static final List<ModelFormat> FORMATS = List.of(new OnnxModel(), new SafetensorsModel(), new NpzModel());

    private ModelFile() {}

    /** How names of model files end, as in {@code .onnx, .safetensors or .npz}. */
    public static String endings() {
        List<String> endings = FORMATS.stream().map(ModelFormat::ending).toList();
        return String.join(", ", endings.subList(0, endings.size() - 1)) + " or " + endings.getLast();
    }

    /** Whether a file's name ends as that of a model. */
    public static boolean isNamedAsModel(Path file) {
        return format(file).isPresent();
    }

    private static Optional<ModelFormat> format(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return FORMATS.stream().filter(it -> name.endsWith(it.ending())).findFirst();
    }

    /**
     * Writes a model in the format that the file's name ends with.
     *
     * @throws ModelException when the file exists, when its ending names no format, or when the network has a piece
     *     that the format lacks
     * @throws IOException when it cannot be written
     */
    public static void write(Path file, TrainedModel model) throws IOException {
        ModelFormat format = format(file)
                .orElseThrow(() -> new ModelException(
                        file + ": a model is not written into a file with this ending, expected " + endings()));
        if (Files.exists(file)) {
            throw new ModelException(file + " exists already; choose another name, or remove it first");
        }
        AtomicFile.write(file, bytes(format, model));
    }

    static byte[] bytes(ModelFormat format, TrainedModel model) {
        SequencedMap<String, String> texts = ModelMetadata.of(model);
        texts.putFirst(FORMAT, String.valueOf(ModelMetadata.version(model)));
        texts.put(WEIGHTS, model.weights().sha256());
        return format.write(model, payload -> {
            texts.put(SEAL, seal(texts, payload));
            return texts;
        });
    }

    /**
     * Reads a model, in whatever format it is.
     *
     * @throws ModelException when there is no such file, when it is no model that Ceteris exported, was made by a newer
     *     version, or has been cut or changed since
     */
    public static TrainedModel read(Path file) {
        byte[] content = content(file);
        ModelFormat format = FORMATS.stream()
                .filter(it -> it.isBeginningOf(content))
                .findFirst()
                .or(() -> format(file))
                .orElseThrow(() -> new ModelException(file + " is no model, expected " + endings()
                        + " as ceteris export RUN --trial N FILE writes it"));
        StoredModel stored;
        try {
            stored = format.read(content);
        } catch (IOException damaged) {
            throw new ModelException(
                    file + " cannot be read as " + format.name() + ": " + damaged.getMessage()
                            + "; export or copy the model again",
                    damaged);
        }
        return understood(file.toString(), format, stored);
    }

    private static byte[] content(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ModelException(file + " does not exist or is no file; expected a model, " + endings());
        }
        try {
            byte[] content = Files.readAllBytes(file);
            if (content.length == 0) {
                throw new ModelException(file + " is empty; expected a model, export or copy it again");
            }
            return content;
        } catch (IOException failure) {
            throw new ModelException(file + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    private static TrainedModel understood(String place, ModelFormat format, StoredModel stored) {
        SequencedMap<String, String> texts = stored.metadata();
        String version = texts.get(FORMAT);
        if (version == null || !version.matches("[0-9]{1,9}")) {
            throw new ModelException(place + " is " + format.name() + " that Ceteris has not exported: it does not say"
                    + " what its inputs and outputs mean; expected a file of ceteris export RUN --trial N FILE");
        }
        if (Integer.parseInt(version) > VERSION) {
            throw new ModelException(place + " has version " + version + " of model files, expected at most " + VERSION
                    + ": a newer Ceteris exported it; read it with that one");
        }
        if (!seal(texts, stored.payload()).equals(texts.get(SEAL))) {
            throw new ModelException(place + " was changed or damaged after it was exported: its content has not the"
                    + " SHA-256 that it states; export or copy it again");
        }
        TrainedModel model = ModelMetadata.read(texts, place);
        TrainedWeights weights = WeightTensors.read(model.network(), stored.tensors(), place);
        if (!weights.sha256().equals(texts.get(WEIGHTS))) {
            throw new ModelException(place + " holds weights with the SHA-256 " + weights.sha256() + ", expected "
                    + texts.get(WEIGHTS) + "; export or copy it again");
        }
        return model.with(weights);
    }

    /** SHA-256 of all texts but the seal itself, by key, each with its length, and of the payload. */
    private static String seal(Map<String, String> texts, byte[] payload) {
        String all = new TreeMap<>(texts)
                .entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(SEAL))
                        .map(entry -> entry.getKey() + " " + entry.getValue().length() + "\n" + entry.getValue() + "\n")
                        .collect(Collectors.joining());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(all.getBytes(StandardCharsets.UTF_8));
            digest.update(payload);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
