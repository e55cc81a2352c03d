// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.data.source.SourceFile;
import dev.ceteris.engine.kernel.Arithmetic;
import dev.ceteris.lab.store.DataUse;
import dev.ceteris.lab.store.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** What this program runs on. */
final class Machine {
    private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    /**
     * The provenance of what is trained here and now.
     *
     * @param cores that the run uses
     * @param files what it learns from
     * @param trainingSamples see {@link Provenance}
     * @param data how many samples are used
     */
    public static Provenance provenance(
            Environment environment,
            int cores,
            List<SourceFile> files,
            SequencedMap<String, Integer> trainingSamples,
            List<DataUse> data) {
        return new Provenance(
                environment.version(),
                Arithmetic.VERSION,
                System.getProperty("java.vendor") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                processor(),
                cores,
                Arithmetic.vectorBits(),
                environment.command(),
                files,
                trainingSamples,
                data);
    }

    private static String processor() {
        return fromLinux().or(Machine::fromMacOs).orElseGet(() -> "unknown " + System.getProperty("os.arch"));
    }

    private static Optional<String> fromLinux() {
        try (Stream<String> lines = Files.lines(LINUX_PROCESSORS)) {
            return modelName(lines);
        } catch (IOException _) {
            return Optional.empty(); // not Linux
        }
    }

    /** The model of the first processor in the words of {@code /proc/cpuinfo}; ARM kernels do not name one. */
    static Optional<String> modelName(Stream<String> lines) {
        return lines.filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    private static Optional<String> fromMacOs() {
        if (!System.getProperty("os.name").startsWith("Mac")) {
            return Optional.empty();
        }
        try {
            Process sysctl = new ProcessBuilder("/usr/sbin/sysctl", "-n", "machdep.cpu.brand_string").start();
            try (Stream<String> lines = sysctl.inputReader().lines()) {
                return lines.map(String::strip).filter(name -> !name.isEmpty()).findFirst();
            }
        } catch (IOException _) {
            return Optional.empty(); // a run is worth more than the name of its processor
        }
    }
}
