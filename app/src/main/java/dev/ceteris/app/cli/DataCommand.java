// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.cli;

import dev.ceteris.data.CsvSource;
import dev.ceteris.data.DataCatalog;
import dev.ceteris.data.DataException;
import dev.ceteris.data.DataPlaces;
import dev.ceteris.data.DataSource;
import dev.ceteris.data.Dataset;
import dev.ceteris.data.DatasetSummary;
import dev.ceteris.data.Scaling;
import dev.ceteris.data.Whereabouts;
import dev.ceteris.data.csv.FirstRow;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ceteris data list} and {@code ceteris data describe}. Prints results to the command line's out, notices to its
 * err.
 */
@Command(
        name = "data",
        description = "Show the data sets there are, and what is in one of them.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class DataCommand implements Runnable {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    /** @param environment of the process; tells where the cache is */
    public DataCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Without a subcommand the question is what there is to ask. */
    @Override
    public void run() {
        spec.commandLine().usage(out());
    }

    @Command(
            name = "list",
            description = "List the data sets that Ceteris knows, and where each of them is.",
            mixinStandardHelpOptions = true)
    int list(
            @Option(
                            names = "--data-dir",
                            paramLabel = "DIR",
                            description = "folder to look for data sets in, before the usual places; may be repeated")
                    List<Path> folders,
            @Option(names = "--json", description = "print JSON instead of text") boolean json) {
        DataPlaces places = places(folders);
        List<DataText.Entry> entries = DataCatalog.known().stream()
                .map(source -> entry(source, places))
                .toList();
        print(json ? json(entries) : DataText.list(entries));
        return 0;
    }

    @Command(
            name = "describe",
            description = "Open a data set and print its counts, classes, range, files and digests.",
            mixinStandardHelpOptions = true)
    int describe(
            @Parameters(paramLabel = "NAME|FILE.csv", description = "one of 'ceteris data list', or a CSV file")
                    String name,
            @Option(
                            names = "--class",
                            paramLabel = "COLUMN",
                            defaultValue = "last",
                            description = "CSV: name or number (from 1) of the class column (default: the last)")
                    String classColumn,
            @Option(names = "--no-header", description = "CSV: the first row is a sample, not the columns' names")
                    boolean headless,
            @Option(
                            names = "--test",
                            paramLabel = "SHARE",
                            defaultValue = "0.2",
                            description = "CSV: share of the rows that are the test part (default: ${DEFAULT-VALUE})")
                    double testShare,
            @Option(
                            names = "--data-dir",
                            paramLabel = "DIR",
                            description = "folder to look for data sets in, before the usual places; may be repeated")
                    List<Path> folders,
            @Option(names = "--json", description = "print JSON instead of text") boolean json) {
        DataPlaces places = places(folders);
        DataSource source = isFile(name)
                ? csv(Path.of(name), headless ? FirstRow.SAMPLE : FirstRow.NAMES, classColumn, testShare)
                : DataCatalog.named(name);
        Dataset dataset = source.open(places);
        DataText.Entry entry = entry(source, places);
        DatasetSummary summary = DatasetSummary.of(dataset);
        print(json ? json(new Described(entry, summary)) : DataText.description(entry, summary, dataset));
        return 0;
    }

    /** What {@code describe --json} prints. */
    record Described(DataText.Entry source, DatasetSummary data) {}

    private static boolean isFile(String name) {
        return DataCatalog.known().stream().noneMatch(source -> source.name().equals(name))
                && (name.contains("/") || name.contains(".") || Files.exists(Path.of(name)));
    }

    private static DataSource csv(Path file, FirstRow firstRow, String classColumn, double testShare) {
        try {
            return new CsvSource(file, firstRow, classColumn, testShare, Scaling.AS_IS);
        } catch (IllegalArgumentException e) {
            throw new DataException(file + " cannot be described so: " + e.getMessage(), e);
        }
    }

    private DataPlaces places(List<Path> folders) {
        PrintWriter notices = spec.commandLine().getErr();
        return DataPlaces.of(
                folders == null ? List.of() : folders,
                environment,
                Path.of(System.getProperty("user.home")),
                notices::println);
    }

    private static DataText.Entry entry(DataSource source, DataPlaces places) {
        Whereabouts whereabouts = source.whereabouts(places);
        return new DataText.Entry(source.name(), source.description(), whereabouts.presence(), whereabouts.place());
    }

    private static String json(Object value) {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    private void print(String text) {
        out().println(text);
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
