// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The caches of a core, as Linux reports them; other systems and many virtual machines report nothing.
 *
 * @param folder with one folder for each cache: {@code /sys/devices/system/cpu/cpu0/cache}
 */
record CacheSizes(Path folder) {
    private static final long KIBI = 1024;

    /** Bytes of the cache of data at that level. */
    OptionalLong bytes(int level) {
        if (!Files.isDirectory(folder)) {
            return OptionalLong.empty();
        }
        try (Stream<Path> caches = Files.list(folder)) {
            List<Path> ofLevel = caches.filter(cache -> line(cache, "level").equals(String.valueOf(level)))
                    .filter(cache -> !line(cache, "type").equals("Instruction"))
                    .toList();
            return ofLevel.stream()
                    .mapToLong(cache -> bytes(line(cache, "size")))
                    .filter(size -> size > 0)
                    .findFirst();
        } catch (IOException _) {
            return OptionalLong.empty(); // a guess serves as well
        }
    }

    private static String line(Path cache, String name) {
        try {
            return Files.readString(cache.resolve(name)).strip();
        } catch (IOException _) {
            return "";
        }
    }

    /** {@code 48K} and {@code 2M} are sizes; anything else is 0. */
    private static long bytes(String size) {
        if (!size.matches("\\d{1,9}[KM]")) {
            return 0;
        }
        long number = Long.parseLong(size.substring(0, size.length() - 1));
        return number * KIBI * (size.endsWith("M") ? KIBI : 1);
    }
}
