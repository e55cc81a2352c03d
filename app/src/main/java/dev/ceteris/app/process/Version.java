// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which Ceteris this is, as its build wrote it down. */
public final class Version implements IVersionProvider {
    private static final String PLACE = "/dev/ceteris/app/version.properties";

    @Override
    public String[] getVersion() {
        return new String[] {"ceteris " + text()};
    }

    /** Version and, when it was built from a checkout, commit: {@code 0.1.0 (1f3a9c)}. */
    public static String text() {
        Properties properties = new Properties();
        try (InputStream file = Version.class.getResourceAsStream(PLACE)) {
            properties.load(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(PLACE + " cannot be read", failure);
        }
        String commit = properties.getProperty("commit", "");
        return properties.getProperty("version") + (commit.isBlank() ? "" : " (" + commit + ")");
    }
}
