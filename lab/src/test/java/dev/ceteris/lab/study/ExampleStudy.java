// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.spec.StudyText;
import java.util.Arrays;
import java.util.List;

/** A short study that tests change one line of. */
final class ExampleStudy {
    static final String TEXT = """
            study: example
            question: Does it learn?
            data:
              source: mnist
            network:
              hidden: [128]
              activation: relu
            training:
              learningRate: 0.4
              batchSize: 128
              update: batch
              epochs: 20
            vary:
              batchSize: [128, 1024]
            seeds: 2
            metrics: [test.accuracy]
            """;

    private ExampleStudy() {}

    /** The study with one piece of its text replaced. */
    static String with(String piece, String replacement) {
        if (!TEXT.contains(piece)) {
            throw new IllegalArgumentException("no '" + piece + "' in the example");
        }
        return TEXT.replace(piece, replacement);
    }

    /** Reads a text as the file {@code my.yaml}, with settings as they are written on a command line. */
    static Study read(String text, String... settings) {
        return StudyReader.read(new StudyText("my.yaml", text), parsed(settings));
    }

    static List<Setting> parsed(String... settings) {
        return Arrays.stream(settings).map(Setting::parse).toList();
    }
}
