// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.bench.kernels;

import dev.ceteris.bench.Roofline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures the peak of this machine and the kernels, and prints both as one table in Markdown. Takes JMH's own options.
 */
public final class KernelTable {
    private KernelTable() {}

    public static void main(String[] args) throws IOException, RunnerException, CommandLineOptionException {
        CommandLineOptions options = new CommandLineOptions(args);
        if (options.shouldHelp()) {
            options.showHelp();
            return;
        }
        Roofline roofline = Roofline.measure(1, System::nanoTime);
        OutputFormat progress = OutputFormatFactory.createFormatInstance(
                System.err, options.verbosity().orElse(VerboseMode.SILENT));
        Collection<RunResult> results = new Runner(options, progress).run();
        System.out.println(table(results, roofline.peakOfOneCore()));
    }

    /** One line for each kernel and shape, by the median of the calls. */
    static String table(Collection<RunResult> results, double peak) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "Peak of one core: %.0f GFLOP/s.%n", peak));
        lines.add("| kernel | layer | µs | rate | share of the peak |");
        lines.add("|---|---|---|---|---|");
        results.forEach(result -> lines.add(line(result, peak)));
        return String.join("\n", lines);
    }

    private static String line(RunResult result, double peak) {
        String method = result.getParams().getBenchmark();
        String kernel = method.substring(method.lastIndexOf('.') + 1);
        String shape = result.getParams().getParam("shape");
        double nanos = result.getPrimaryResult().getStatistics().getPercentile(50);
        String start = String.format(Locale.ROOT, "| %s | %s | %.1f | ", kernel, shape.replace('x', '–'), nanos / 1000);
        return switch (kernel) {
            case "forward", "backward", "gradient", "forwardOfFirst", "gradientOfFirst" ->
                start + flops(Operands.denseFlops(shape) / nanos, peak);
            case "sparseForward", "sparseGradient" -> start + flops(Operands.sparseFlops(shape) / nanos, peak);
            case "relu" -> start + bytes(2 * Operands.outputBytes(shape) / nanos);
            case "transposition" -> start + bytes(2 * Operands.outputBytes(shape) / nanos);
            case "reluBackward" -> start + bytes(3 * Operands.outputBytes(shape) / nanos);
            default -> start + "| |";
        };
    }

    private static String flops(double flopsPerNano, double peak) {
        return String.format(Locale.ROOT, "%.1f GFLOP/s | %.0f %% |", flopsPerNano, 100 * flopsPerNano / peak);
    }

    private static String bytes(double bytesPerNano) {
        return String.format(Locale.ROOT, "%.0f GB/s | |", bytesPerNano);
    }
}
