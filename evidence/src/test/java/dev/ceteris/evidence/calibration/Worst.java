// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.calibration;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A table with a column for each kind of noise: of the rates with different numbers of seeds the largest one. Behind
 * it, a second table has all of the rows in which one is notable.
 */
final class Worst {
    private final String first;
    private final List<Integer> seeds;
    private final PrintStream out;
    private final List<String> notable = new ArrayList<>();

    /** The rate of wrong verdicts, in percent. */
    interface Cell {
        double percent(Noise noise, int seeds);
    }

    Worst(String title, String first, List<Integer> seeds, PrintStream out) {
        this.first = first;
        this.seeds = seeds;
        this.out = out;
        List<String> columns = new ArrayList<>(List.of(first));
        for (Noise noise : Noise.values()) {
            columns.add(noise.name().toLowerCase(Locale.ROOT));
        }
        out.println("\n### " + title + ", in percent: the largest with " + seeds + " seeds\n");
        heading(columns);
    }

    private void heading(List<String> columns) {
        out.println("| " + String.join(" | ", columns) + " |\n" + "|---".repeat(columns.size()) + "|");
    }

    void row(String name, Cell cell) {
        StringBuilder row = new StringBuilder("| " + name);
        for (Noise noise : Noise.values()) {
            double[] rates = seeds.stream()
                    .mapToDouble(count -> cell.percent(noise, count))
                    .toArray();
            double largest = DoubleStream.of(rates).max().orElseThrow();
            row.append(String.format(Locale.ROOT, " | %.1f", largest));
            if (largest > Simulation.NOTABLE) {
                StringBuilder all =
                        new StringBuilder("| " + name + ", " + noise.name().toLowerCase(Locale.ROOT));
                DoubleStream.of(rates).forEach(rate -> all.append(String.format(Locale.ROOT, " | %.1f", rate)));
                notable.add(all + " |");
            }
        }
        out.println(row + " |");
        out.flush();
    }

    /** Seeds as columns. */
    void printNotable() {
        out.printf(Locale.ROOT, "%nRows with a rate above %.0f %%:%n%n", Simulation.NOTABLE);
        List<String> columns = new ArrayList<>(List.of(first));
        seeds.forEach(count -> columns.add(count + " seeds"));
        heading(columns);
        notable.forEach(out::println);
    }
}
