// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.bench;

import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.Surroundings;
import dev.ceteris.base.NearestWord;
import dev.ceteris.bench.BenchTask;
import dev.ceteris.bench.Roofline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    /** Enough to see what crowding does; more would only wait. */
    private static final int THREADS_PER_CORE = 8;

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Option(names = "--tasks", split = ",", paramLabel = "A,B", description = "which tasks (default: all, A to F)")
    private List<String> tasks = List.of();

    @Option(
            names = "--threads",
            split = ",",
            paramLabel = "1,2",
            description = "how many threads train a network together (default: 1, and as many as there are cores)")
    private List<Integer> threads = List.of();

    @Option(
            names = "--roofline",
            description = "train nothing; measure how fast this machine calculates and reads at best")
    private boolean roofline;

    @Option(names = "--json", description = "with --roofline: print JSON instead of a table")
    private boolean json;

    public BenchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        int cores = Runtime.getRuntime().availableProcessors();
        if (roofline) {
            if (!tasks.isEmpty() || !threads.isEmpty()) {
                throw mistake("--roofline trains nothing, so it cannot be combined with --tasks or --threads");
            }
            surroundings.messages().println("measuring the roofline, about ten seconds …");
            Roofline measured = Roofline.measure(cores, surroundings.nanoTime());
            surroundings.results().println(json ? RooflineText.json(measured) : RooflineText.table(measured));
            return ExitCode.FINE;
        }
        if (json) {
            throw mistake("--json is for --roofline; what tasks print is JSON anyway");
        }
        return new BenchRun(surroundings, BenchRun::mnist, BenchProcess::of).run(chosenTasks(), chosenThreads(cores));
    }

    private List<BenchTask> chosenTasks() {
        List<BenchTask> all = BenchTask.all();
        if (tasks.isEmpty()) {
            return all;
        }
        List<String> names = all.stream().map(BenchTask::name).toList();
        List<BenchTask> chosen = new ArrayList<>();
        for (String name : tasks) {
            if (!names.contains(name)) {
                throw mistake("unknown task '" + name + "', expected some of " + String.join(", ", names)
                        + NearestWord.to(name, names)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse(""));
            }
            chosen.add(all.get(names.indexOf(name)));
        }
        return chosen.stream().distinct().toList();
    }

    private List<Integer> chosenThreads(int cores) {
        for (int count : threads) {
            if (count < 1) {
                throw mistake("--threads is " + count + ", expected a whole number of at least 1");
            }
            if (count > THREADS_PER_CORE * cores) {
                throw mistake("--threads is " + count + ", expected at most " + THREADS_PER_CORE * cores
                        + ", eight for each core of this machine");
            }
        }
        return threads.isEmpty()
                ? Stream.of(1, cores).distinct().toList()
                : threads.stream().distinct().toList();
    }

    private ParameterException mistake(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
