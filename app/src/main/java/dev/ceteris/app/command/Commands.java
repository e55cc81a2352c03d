// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static dev.ceteris.app.command.ListedCommand.Ends.AT_ONCE;
import static dev.ceteris.app.command.ListedCommand.Ends.LATER;

import dev.ceteris.app.command.bench.BenchCommand;
import dev.ceteris.app.command.completion.CompletionCommand;
import dev.ceteris.app.command.data.DataCommand;
import dev.ceteris.app.command.init.InitCommand;
import dev.ceteris.app.command.install.InstallCommand;
import dev.ceteris.app.command.judge.JudgeCommand;
import dev.ceteris.app.command.model.EvaluateCommand;
import dev.ceteris.app.command.model.PredictCommand;
import dev.ceteris.app.command.reproduce.ReproduceCommand;
import dev.ceteris.app.command.run.RunCommand;
import dev.ceteris.app.command.run.StudiesCommand;
import dev.ceteris.app.command.store.CompareCommand;
import dev.ceteris.app.command.store.ExportCommand;
import dev.ceteris.app.command.store.ListCommand;
import dev.ceteris.app.command.store.RemoveCommand;
import dev.ceteris.app.command.store.ReportCommand;
import dev.ceteris.app.command.store.ShowCommand;
import dev.ceteris.app.command.store.VerdictCommand;
import dev.ceteris.app.process.Surroundings;
import java.util.List;
import java.util.function.Function;

/**
 * Every command, in the order of the help. The command line, the help, the tables of {@code docs/cli.md}, the rehearsal
 * after a build and the launcher's choice of a compiler follow from this list.
 *
 * <p>A lambda, and no method reference, makes a command: linking the reference would load the class of every command at
 * every start.
 */
public final class Commands {
    /** Enough batches for the kernels to be compiled, and both ways of choosing samples: a batch, and all of them. */
    private static final String A_RUN = "batch-size --quick --set data.train=12800 --set vary.batchSize=[128,12800]";

    /** The rehearsal goes from the first to the last: what removes the run comes after what needs it. */
    public static final List<ListedCommand> ALL = List.of(
            listed(
                    "run",
                    "Run a study, or go on with it: trains what is missing, then writes the report.",
                    LATER,
                    world -> new RunCommand(world),
                    A_RUN),
            listed(
                    "reproduce",
                    "Run the experiments of the report that Ceteris began with, and write one page about them: what was"
                            + " reported, what is measured, why, and the right answer.",
                    LATER,
                    world -> new ReproduceCommand(world)),
            listed(
                    "studies",
                    "List the studies that come with Ceteris, or print one as YAML to start your own from.",
                    AT_ONCE,
                    world -> new StudiesCommand(world),
                    ""),
            listed(
                    "init",
                    "Write a first study for a table of your own, with comments.",
                    LATER,
                    world -> new InitCommand(world)),
            listed("list", "List the runs of this folder, newest first.", AT_ONCE, world -> new ListCommand(world), ""),
            listed(
                    "show",
                    "Show a run: what varied, what was held equal, what came out, every trial.",
                    AT_ONCE,
                    world -> new ShowCommand(world),
                    "",
                    "--json"),
            listed(
                    "verdict",
                    "Say what a run's evidence comes to: each hypothesis of its study, its verdict and its numbers.",
                    LATER,
                    world -> new VerdictCommand(world)),
            listed(
                    "compare",
                    "Compare two runs: what they do differently, and what comes of it in each condition they share.",
                    LATER,
                    world -> new CompareCommand(world)),
            listed(
                    "report",
                    "Write a run's report, as one HTML file and as Markdown.",
                    LATER,
                    world -> new ReportCommand(world),
                    ""),
            listed(
                    "export",
                    "Write every epoch of every trial of a run as one long table, or the network of one trial as a"
                            + " model: ONNX, safetensors or NumPy.",
                    AT_ONCE,
                    world -> new ExportCommand(world),
                    "",
                    "latest --trial 1 model.onnx"),
            listed(
                    "predict",
                    "Ask an exported model: classes or numbers for images and for rows of tables.",
                    LATER,
                    world -> new PredictCommand(world)),
            listed(
                    "evaluate",
                    "Evaluate an exported model on data whose right answers are known.",
                    LATER,
                    world -> new EvaluateCommand(world),
                    "model.onnx mnist"),
            listed(
                    "remove",
                    "Remove runs with all that belongs to them: trials, checkpoints, reports.",
                    LATER,
                    world -> new RemoveCommand(world),
                    "latest --yes"),
            listed(
                    "data",
                    "Show the data sets there are, and what is in one of them.",
                    LATER,
                    world -> new DataCommand(world.environment()),
                    "list"),
            listed(
                    "judge",
                    "Judge claims by results that other tools made.",
                    LATER,
                    world -> new JudgeCommand(world),
                    "claims.yaml runs.csv",
                    "claims.yaml runs.csv --json"),
            listed(
                    "bench",
                    "Measure how fast this machine trains: one line of JSON for each task and number of threads.",
                    LATER,
                    world -> new BenchCommand(world)),
            listed(
                    "install",
                    "Link Ceteris into the folder of your programs, with completion for bash, zsh and fish.",
                    AT_ONCE,
                    world -> new InstallCommand(world)),
            listed(
                    "completion",
                    "Print the script by which a shell completes what is typed after 'ceteris'.",
                    AT_ONCE,
                    world -> new CompletionCommand(world),
                    "bash"),
            listed(
                    "help",
                    "Show what a command does and which options it has.",
                    AT_ONCE,
                    world -> new HelpCommand(world),
                    "run"));

    private Commands() {}

    private static ListedCommand listed(
            String name,
            String description,
            ListedCommand.Ends ends,
            Function<Surroundings, Object> command,
            String... rehearsed) {
        return new ListedCommand(name, description, ends, command, List.of(rehearsed));
    }
}
