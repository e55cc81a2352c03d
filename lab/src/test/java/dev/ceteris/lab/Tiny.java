// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab;

import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.SourceFile;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.lab.run.Environment;
import dev.ceteris.lab.store.Provenance;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.study.StudyReader;
import dev.ceteris.lab.trial.DataSpec;
import dev.ceteris.spec.StudyText;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A study of two batch sizes and two seeds that trains in milliseconds, on 60 made-up samples. */
public final class Tiny {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00.500Z");

    private static final String TEXT = """
            study: tiny
            question: Does the batch size matter to a tiny network?
            data: {source: mnist}
            network: {hidden: [4], activation: relu, initialization: he}
            training: {optimizer: sgd, learningRate: 0.1, batchSize: 8, update: batch, epochs: 5}
            vary:
              batchSize: [8, 20]
            seeds: 2
            """;

    private Tiny() {}

    /** The study, with some settings as of a command line. */
    public static Study study(String... settings) {
        return StudyReader.read(
                new StudyText("tiny.yaml", TEXT),
                Stream.of(settings).map(Setting::parse).toList());
    }

    /** Three clouds of points, whatever data set is asked for. */
    public static Dataset data(DataSpec spec) {
        return new Dataset("clouds", clouds(60, 1), clouds(30, 2), List.of("a", "b", "c"), files("0"));
    }

    public static List<SourceFile> files(String digit) {
        return List.of(new SourceFile("clouds.csv", digit.repeat(64)));
    }

    private static Samples clouds(int count, long seed) {
        int width = 5;
        Random random = new Random(seed);
        float[] values = new float[count * width];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % 3;
            for (int j = 0; j < width; j++) {
                values[i * width + j] = (float) random.nextGaussian() + labels[i] * j;
            }
        }
        return new Samples(new FloatFeatures(values, width), new Labels(labels, 3));
    }

    /** An environment in which time does not pass, so that even the seconds of an epoch are equal. */
    public static Environment environment() {
        return new Environment("1.2.3", "ceteris run tiny", InstantSource.fixed(NOON), () -> 0);
    }

    public static Provenance provenance() {
        return new Provenance("1.2.3", 1, "a JVM", "a system", "a processor", 2, 256, "ceteris run tiny", files("0"));
    }
}
