// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.ceteris.base.SpecException;
import dev.ceteris.data.source.InputForm;
import dev.ceteris.data.source.NumberInputs;
import dev.ceteris.data.source.PixelInputs;
import dev.ceteris.data.source.TableInputs;
import dev.ceteris.data.source.image.PictureStyle;
import dev.ceteris.engine.network.Loss;
import dev.ceteris.engine.network.UsualLoss;
import dev.ceteris.lab.trial.NetworkSpec;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Canonical;
import dev.ceteris.spec.Defaults;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.Place;
import dev.ceteris.spec.Plain;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.YamlTree;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model apart from its weights as texts by key, the same in every format of file: {@code origin}, {@code inputs},
 * {@code style} and {@code outputs} are JSON, {@code network} and {@code loss} are sections of a
 * study.
 */
final class ModelMetadata {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .addMixIn(InputForm.class, InputKinds.class)
            .addMixIn(ModelOutputs.class, OutputKinds.class)
            // Components are written; a method such as isNone only looks like one.
            .changeDefaultVisibility(it -> it.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .build();

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = PixelInputs.class, name = "pixels"),
        @JsonSubTypes.Type(value = TableInputs.class, name = "table"),
        @JsonSubTypes.Type(value = NumberInputs.class, name = "numbers")
    })
    private interface InputKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ModelOutputs.Classes.class, name = "classes"),
        @JsonSubTypes.Type(value = ModelOutputs.Numbers.class, name = "numbers")
    })
    private interface OutputKinds {}

    private ModelMetadata() {}

    /**
     * The version of a model's texts: 2 with a loss that is not the usual one, which readers of version 1 would not
     * notice; else 1.
     */
    static int version(TrainedModel model) {
        return isUsual(model) ? 1 : 2;
    }

    private static boolean isUsual(TrainedModel model) {
        return model.loss().equals(UsualLoss.of(model.loss().classifies()));
    }

    /** The texts of a model. */
    static SequencedMap<String, String> of(TrainedModel model) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        texts.put("origin", JSON.writeValueAsString(model.origin()));
        texts.put("network", Canonical.yaml(Plain.canonical(model.spec())));
        if (!isUsual(model)) {
            texts.put("loss", Canonical.yaml(Plain.section(new LearnedLoss(model.loss()))));
        }
        texts.put("inputs", JSON.writerFor(InputForm.class).writeValueAsString(model.inputs()));
        texts.put("style", JSON.writeValueAsString(model.style()));
        texts.put("outputs", JSON.writerFor(ModelOutputs.class).writeValueAsString(model.outputs()));
        return texts;
    }

    /**
     * The model that texts describe, with weights that are not read yet.
     *
     * @param place what messages call the file
     * @throws ModelException when a text is missing or cannot be read
     */
    static TrainedModel read(SequencedMap<String, String> texts, String place) {
        ModelOutputs outputs = value(texts, "outputs", ModelOutputs.class, place);
        return new TrainedModel(
                value(texts, "origin", ModelOrigin.class, place),
                network(text(texts, "network", place), place),
                loss(texts, outputs instanceof ModelOutputs.Classes, place),
                value(texts, "inputs", InputForm.class, place),
                value(texts, "style", PictureStyle.class, place),
                outputs,
                dev.ceteris.engine.training.Weights.NONE);
    }

    private static String text(SequencedMap<String, String> texts, String key, String place) {
        String text = texts.get(key);
        if (text == null) {
            throw new ModelException(place + " has no '" + key + "' in its metadata; export the model again");
        }
        return text;
    }

    private static <T> T value(SequencedMap<String, String> texts, String key, Class<T> kind, String place) {
        try {
            return JSON.readValue(text(texts, key, place), kind);
        } catch (JacksonException | SpecException malformed) {
            throw new ModelException(
                    place + ": '" + key + "' of its metadata cannot be read ("
                            + malformed.getMessage().lines().findFirst().orElse("")
                            + "); export the model again",
                    malformed);
        }
    }

    private static Loss loss(SequencedMap<String, String> texts, boolean classes, String place) {
        return texts.containsKey("loss")
                ? section(LearnedLoss.class, "loss", text(texts, "loss", place), place)
                        .loss()
                : UsualLoss.of(classes);
    }

    private static NetworkSpec network(String text, String place) {
        return section(NetworkSpec.class, "network", text, place);
    }

    private static <R extends Record> R section(Class<R> kind, String key, String text, String place) {
        Place where = new Place(place + ", " + key);
        try {
            return Binder.record(
                    kind, ((Node.Fields) YamlTree.of(text, where)).orElse(Defaults.of(kind, where)), where, key);
        } catch (StudyException | ClassCastException unknown) {
            throw new ModelException(
                    place + " has a " + key + " that this Ceteris does not know (" + unknown.getMessage()
                            + "); read it with the version that exported it",
                    unknown);
        }
    }
}
