// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.process;

import java.nio.file.Path;
import java.util.Optional;

/** Where the program is. */
public final class ProgramHome {
    /** The folder of the launcher, a checkout or an unpacked archive; empty if no launcher started this process. */
    public static final Optional<Path> FOLDER =
            Optional.ofNullable(System.getProperty("ceteris.home")).map(Path::of);

    private ProgramHome() {}
}
