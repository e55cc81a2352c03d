// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.process;

import dev.ceteris.base.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The first line of a study, by which editors find the schema of studies. */
public final class SchemaLink {
    private static final String FORM = "# yaml-language-server: $schema=";
    private static final String FILE = "study.schema.json";

    private SchemaLink() {}

    /** The line for a study in a folder: a path to the schema beside the launcher, or how to get a schema. */
    public static String from(Path folder) {
        return from(folder, ProgramHome.FOLDER);
    }

    static String from(Path folder, Optional<Path> programHome) {
        return programHome
                .map(home -> home.resolve("studies").resolve(FILE))
                .filter(Files::isRegularFile)
                .map(schema -> FORM + path(folder.toAbsolutePath().normalize(), schema))
                .orElseGet(() ->
                        FORM + FILE + "\n# The schema for editors: " + Program.command("studies --schema >" + FILE));
    }

    /** Relative, with slashes, where both are on one drive. */
    private static String path(Path folder, Path schema) {
        Path target = schema.toAbsolutePath().normalize();
        Path shown = folder.getRoot().equals(target.getRoot()) ? folder.relativize(target) : target;
        return shown.toString().replace('\\', '/');
    }
}
