// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.plot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;

/**
 * Plotly.js as it travels inside a page.
 *
 * @param version of Plotly.js
 * @param packed its source, compressed by gzip, in Base64: 2.7 MB instead of 11 MB in every report; the page unpacks it
 */
public record Plotly(String version, String packed) {
    /** Where the webjar says its version, which is part of the path of its script. */
    private static final String WEBJAR = "/META-INF/maven/org.webjars.npm/plotly.js-dist/pom.properties";

    public static Plotly fromClassPath() {
        try (InputStream webjar = open(WEBJAR)) {
            Properties properties = new Properties();
            properties.load(webjar);
            String version = properties.getProperty("version");
            try (InputStream script = open("/META-INF/resources/webjars/plotly.js-dist/" + version + "/plotly.js")) {
                return new Plotly(version, packed(script));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Plotly's webjar cannot be read", e);
        }
    }

    private static String packed(InputStream script) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            script.transferTo(gzip);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static InputStream open(String resource) {
        InputStream stream = Plotly.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException("not on the class path: " + resource);
        }
        return stream;
    }
}
