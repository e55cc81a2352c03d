// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.process;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folders of a user by the XDG base directory specification.
 *
 * @param home the user's own folder
 * @param programs where a user's own programs are
 * @param data where programs find data of this user
 * @param settings where programs find settings of this user
 */
public record UserFolders(Path home, Path programs, Path data, Path settings) {
    /**
     * The folders that an environment names.
     *
     * @throws PlaceException without HOME
     */
    public static UserFolders of(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        if (home.isBlank() || !Path.of(home).isAbsolute()) {
            throw new PlaceException(
                    "HOME is '" + home + "', expected the user's own folder; set it, as in export HOME=/home/me");
        }
        return new UserFolders(
                Path.of(home),
                Path.of(home, ".local", "bin"),
                named(environment, "XDG_DATA_HOME", Path.of(home, ".local", "share")),
                named(environment, "XDG_CONFIG_HOME", Path.of(home, ".config")));
    }

    /** The specification has a relative path ignored. */
    private static Path named(Map<String, String> environment, String variable, Path otherwise) {
        Path named = Path.of(environment.getOrDefault(variable, ""));
        return named.isAbsolute() ? named : otherwise;
    }

    /** The folders in which the user's shell searches programs, the first one first. */
    public static List<Path> searched(Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).normalize())
                .toList();
    }

    /** A path as a user writes it, with ~ for the user's own folder. */
    public String shown(Path path) {
        return path.startsWith(home)
                ? Path.of("~").resolve(home.relativize(path)).toString()
                : path.toString();
    }
}
