// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.spec.StudyText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Facts: the identity and the canonical text of each shipped study, as runs of earlier versions have stored them. A
 * digest that changes makes a known study a new one, whose finished trials are trained again; that is a decision, not
 * an accident.
 */
class StudyDigestFacts {
    private static final Properties STORED = stored();

    @ParameterizedTest
    @MethodSource("dev.ceteris.lab.study.Studies#shipped")
    void a_shipped_study_has_the_digest_and_the_text_that_runs_have_stored(StudyText shipped) {
        Study study = StudyReader.read(shipped, List.of());
        assertThat(study.digest()).isEqualTo(STORED.getProperty(study.name() + ".digest"));
        assertThat(sha256(study.text())).as(study.text()).isEqualTo(STORED.getProperty(study.name() + ".text"));
    }

    @Test
    void no_shipped_study_has_gone() {
        assertThat(STORED.stringPropertyNames()).hasSize(2 * Studies.shipped().size());
    }

    private static Properties stored() {
        Properties stored = new Properties();
        try (InputStream in = StudyDigestFacts.class.getResourceAsStream("study-digests.properties")) {
            stored.load(in);
            return stored;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JVM has SHA-256", absent);
        }
    }
}
