// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The symbolic link by which the user's shell finds the program.
 *
 * @param link the link's own path
 * @param program the launcher that it should lead to
 */
record ProgramLink(Path link, Path program) {
    /** What is at the path of the link. */
    enum Found {
        NOTHING,
        /** A link to this program. */
        THIS_PROGRAM,
        /** A link to the launcher of another checkout or archive. */
        ANOTHER_CETERIS,
        /** A link that leads nowhere, or something that has nothing to do with Ceteris. */
        SOMETHING_ELSE
    }

    Found found() throws IOException {
        if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            return Found.NOTHING;
        }
        if (!Files.isSymbolicLink(link) || !Files.isRegularFile(link)) {
            return Found.SOMETHING_ELSE;
        }
        if (Files.isSameFile(link, program)) {
            return Found.THIS_PROGRAM;
        }
        // The launcher reads this file of its own folder.
        Path target = link.toRealPath();
        return target.endsWith("ceteris")
                        && Files.isRegularFile(target.resolveSibling("bin").resolve("jvm"))
                ? Found.ANOTHER_CETERIS
                : Found.SOMETHING_ELSE;
    }

    /** Makes the link, in place of one to another Ceteris if there is one. */
    void make() throws IOException {
        Files.createDirectories(link.getParent());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, program);
    }
}
