// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.data;

import dev.ceteris.app.command.completion.DataNames;
import dev.ceteris.data.source.DataCatalog;
import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.DataSource;
import dev.ceteris.data.source.Whereabouts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ceteris data list} and {@code ceteris data describe}. Prints results to the command line's out, notices to its
 * err.
 */
@Command(synopsisSubcommandLabel = "COMMAND", mixinStandardHelpOptions = true)
public final class DataCommand implements Runnable {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    /** @param environment of the process; says where the cache is */
    public DataCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Without a subcommand the usage is printed. */
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
                            description = "folder to search for data sets, before the usual places; may be repeated")
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
            description =
                    "Open a data set and print its counts, classes, range, files and digests; of a function its inputs,"
                            + " bounds and values.",
            mixinStandardHelpOptions = true)
    int describe(
            @Parameters(
                            paramLabel = "NAME|FILE|FOLDER|STUDY|FUNCTION",
                            completionCandidates = DataNames.class,
                            description = "one of 'ceteris data list', a CSV or Parquet file, a folder of images or a"
                                    + " .npz file, a study whose data it is, or a function such as"
                                    + " 'x1*exp(-x1^2-x2^2)'")
                    String name,
            @Mixin TableOptions table,
            @Mixin ImageOptions images,
            @Option(
                            names = "--from",
                            paramLabel = "N,…",
                            split = ",",
                            defaultValue = "-1",
                            description =
                                    "function: lower bound of all inputs, or one for each (default: ${DEFAULT-VALUE})")
                    List<Double> from,
            @Option(
                            names = "--to",
                            paramLabel = "N,…",
                            split = ",",
                            defaultValue = "1",
                            description =
                                    "function: upper bound of all inputs, or one for each (default: ${DEFAULT-VALUE})")
                    List<Double> to,
            @Option(
                            names = "--data-dir",
                            paramLabel = "DIR",
                            description = "folder to search for data sets, before the usual places; may be repeated")
                    List<Path> folders,
            @Option(names = "--json", description = "print JSON instead of text") boolean json) {
        DataPlaces places = places(folders);
        List<DataSource> sources = new DescribedSources(table, images, from, to).of(name);
        DataCatalog.requireUse(places.folders(), sources);
        List<Description> descriptions = sources.stream()
                .map(source -> Description.of(source, entry(source, places), places))
                .toList();
        if (json) {
            List<Object> documents =
                    descriptions.stream().map(Description::document).toList();
            print(json(documents.size() == 1 ? documents.getFirst() : documents));
        } else {
            print(descriptions.stream().map(Description::text).collect(Collectors.joining("\n\n")));
        }
        return 0;
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
