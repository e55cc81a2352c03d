// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where data may be looked for and where fetched data is kept.
 *
 * @param folders the user's folders ({@code --data-dir}), looked into first and in this order
 * @param cache where fetched files are kept, a folder for each data set; created when it is needed
 * @param notice takes a line for the user whenever something is fetched
 */
public record DataPlaces(List<Path> folders, Path cache, Consumer<String> notice) {
    public DataPlaces {
        folders = List.copyOf(folders);
    }

    /**
     * The places of a user: the cache is {@code $CETERIS_CACHE}, else {@code $XDG_CACHE_HOME/ceteris}, else
     * {@code .cache/ceteris} in the home folder.
     *
     * @param environment the process's environment variables
     */
    public static DataPlaces of(
            List<Path> folders, Map<String, String> environment, Path home, Consumer<String> notice) {
        return new DataPlaces(folders, cache(environment, home), notice);
    }

    private static Path cache(Map<String, String> environment, Path home) {
        String own = environment.getOrDefault("CETERIS_CACHE", "");
        if (!own.isBlank()) {
            return Path.of(own);
        }
        String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = shared.isBlank() ? home.resolve(".cache") : Path.of(shared);
        return caches.resolve("ceteris");
    }
}
