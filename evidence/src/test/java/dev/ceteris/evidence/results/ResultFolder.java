// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import dev.ceteris.evidence.text.ClaimsFile;
import dev.ceteris.spec.StudyText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** A folder with files of results, and what is read from them. */
public record ResultFolder(Path folder) {
    /** Claims that hold of anything with an optimizer that may be adam or sgd and an accuracy. */
    public static final String CLAIMS = """
            columns: {factors: [optimizer]}
            hypotheses:
              - greater: {metric: accuracy, of: {optimizer: adam}, than: {optimizer: sgd}}
            """;

    public ResultFolder with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public ResultFolder with(String name, byte[] bytes) {
        try {
            Files.write(folder.resolve(name), bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return this;
    }

    /** Copies a file that stands beside the tests. */
    public ResultFolder with(String resource) {
        try (InputStream bytes = ResultFolder.class.getResourceAsStream(resource)) {
            return with(resource, bytes.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public FileResults read(String claims, String... names) {
        SequencedMap<String, Path> files = new LinkedHashMap<>();
        for (String name : names) {
            files.put(name, folder.resolve(name));
        }
        return FileResults.read(ClaimsFile.read(new StudyText("claims.yaml", claims)), files);
    }
}
