// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Takes native libraries that this machine cannot load out of jars, for an archive that runs on machines like it:
 * {@code java bin/Natives.java FOLDER}.
 *
 * <p>The rule: jars keep native libraries in folders that are named by system and processor, as in {@code
 * org/sqlite/native/Linux/x86_64/}. A library stays if one folder is a name of this system and another one is a name of
 * this processor, with or without {@code -musl}. If no library of a jar stays, the rule does not know the jar's
 * names, and the jar stays as it is.
 */
public final class Natives {
    private static final List<String> ENDINGS = List.of(".so", ".dll", ".dylib", ".jnilib", ".a");

    private static final List<List<String>> SYSTEMS =
            List.of(List.of("linux"), List.of("mac", "macos", "osx", "darwin"), List.of("windows", "win"));

    private static final List<List<String>> PROCESSORS =
            List.of(List.of("x86_64", "amd64", "x86-64", "x64"), List.of("aarch64", "arm64"));

    private Natives() {}

    /** Rewrites those of the jars in the folder {@code arguments[0]} that hold libraries of other machines. */
    public static void main(String[] arguments) throws IOException {
        Predicate<String> loadable = loadable(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (var jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
            for (Path jar : jars) {
                keep(jar, loadable);
            }
        }
    }

    /** Whether a machine of this system and processor may load the library of this name in a jar. */
    private static Predicate<String> loadable(String system, String processor) {
        List<String> systems = names(SYSTEMS, system.replaceFirst(" .*", ""));
        List<String> processors = names(PROCESSORS, processor);
        return library -> {
            List<String> folders = Arrays.stream(library.toLowerCase(Locale.ROOT).split("/"))
                    .map(folder -> folder.replaceFirst("-musl$", ""))
                    .toList();
            return folders.stream().anyMatch(systems::contains)
                    && folders.stream().anyMatch(processors::contains);
        };
    }

    private static List<String> names(List<List<String>> known, String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return known.stream().filter(names -> names.contains(small)).findFirst().orElse(List.of(small));
    }

    private static void keep(Path jar, Predicate<String> loadable) throws IOException {
        Map<ZipEntry, byte[]> entries = read(jar);
        List<String> libraries = entries.keySet().stream()
                .map(ZipEntry::getName)
                .filter(name -> ENDINGS.stream().anyMatch(name::endsWith))
                .toList();
        if (libraries.stream().noneMatch(loadable) || libraries.stream().allMatch(loadable)) {
            return;
        }
        Path beside = jar.resolveSibling(jar.getFileName() + ".part");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(beside))) {
            for (Map.Entry<ZipEntry, byte[]> entry : entries.entrySet()) {
                String name = entry.getKey().getName();
                if (!libraries.contains(name) || loadable.test(name)) {
                    ZipEntry kept = new ZipEntry(name);
                    kept.setTimeLocal(entry.getKey().getTimeLocal());
                    out.putNextEntry(kept);
                    out.write(entry.getValue());
                }
            }
        }
        Files.move(beside, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Map<ZipEntry, byte[]> read(Path jar) throws IOException {
        Map<ZipEntry, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry, in.readAllBytes());
            }
        }
        return entries;
    }
}
