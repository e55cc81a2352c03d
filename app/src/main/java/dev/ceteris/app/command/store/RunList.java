// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.store;

import static dev.ceteris.app.terminal.TextTable.Align.LEFT;
import static dev.ceteris.app.terminal.TextTable.Align.RIGHT;

import dev.ceteris.app.terminal.Dates;
import dev.ceteris.app.terminal.Paragraph;
import dev.ceteris.app.terminal.TextTable;
import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.lab.store.BestCondition;
import dev.ceteris.lab.store.RunSummary;
import dev.ceteris.lab.trial.Metric;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The runs of a store as a list.
 *
 * @param runs that are wanted, in the order that is wanted
 * @param best the best condition of each run that has one, by the id of the run
 * @param all how many runs the store has
 */
record RunList(List<RunSummary> runs, Map<String, BestCondition> best, int all) {
    /** The fewest columns that a question and a result keep on a narrow screen. */
    private static final int SHORTEST = 15;

    RunList {
        runs = List.copyOf(runs);
        best = Map.copyOf(best);
    }

    /** How runs are sorted. */
    enum Order {
        CREATED,
        STUDY,
        RESULT
    }

    /**
     * Which runs are listed.
     *
     * @param study the name of a study; empty for all
     * @param state a state of runs; empty for all
     */
    record Wanted(String study, String state, Order order) {
        private boolean includes(RunSummary run) {
            return (study.isEmpty() || run.study().equals(study))
                    && (state.isEmpty() || run.state().equals(state));
        }

        /** That no run is wanted, as a sentence. */
        String none(int all) {
            List<String> what = new ArrayList<>();
            if (!study.isEmpty()) {
                what.add("is of the study '" + study + "'");
            }
            if (!state.isEmpty()) {
                what.add("is in the state '" + state + "'");
            }
            return "none of " + Plural.of(all, "run") + " " + String.join(" and ", what);
        }
    }

    /** @param newestFirst every run of the store */
    static RunList of(List<RunSummary> newestFirst, Map<String, BestCondition> best, Wanted wanted) {
        List<RunSummary> runs = newestFirst.stream()
                .filter(wanted::includes)
                .sorted(comparator(best, wanted.order()))
                .toList();
        return new RunList(runs, best, newestFirst.size());
    }

    private static Comparator<RunSummary> comparator(Map<String, BestCondition> best, Order order) {
        return switch (order) {
            case CREATED -> (_, _) -> 0;
            case STUDY -> Comparator.comparing(RunSummary::study);
            case RESULT -> Comparator.comparingDouble(run -> goodness(Optional.ofNullable(best.get(run.id()))));
        };
    }

    /** Smaller is better; accuracies come before losses, and runs without a result last. */
    private static double goodness(Optional<BestCondition> best) {
        return best.map(one -> one.metric().direction() == Direction.HIGHER ? -one.mean() : one.mean())
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** A line for each run; questions are cut where the screen is narrow. */
    String text(int columns, ZoneId zone) {
        int question = widest(runs.stream().map(RunSummary::question));
        int result = widest(runs.stream().map(this::result));
        int tooWide = widest(table(question, result, zone).lines()) - columns;
        int shortest = Math.max(Math.min(question, SHORTEST), question - Math.max(0, tooWide));
        int left = tooWide - (question - shortest);
        return table(shortest, Math.max(Math.min(result, SHORTEST), result - Math.max(0, left)), zone);
    }

    private static int widest(Stream<String> texts) {
        return texts.mapToInt(Paragraph::width).max().orElse(0);
    }

    private String table(int questionColumns, int resultColumns, ZoneId zone) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("run", "study", "question", "done", "state", "started", "best mean"));
        for (RunSummary run : runs) {
            rows.add(List.of(
                    run.id(),
                    run.study(),
                    cut(run.question(), questionColumns),
                    done(run) + "/" + trials(run),
                    run.state(),
                    Dates.minute(run.created(), zone),
                    cut(
                            Optional.ofNullable(best.get(run.id()))
                                    .map(RunList::text)
                                    .orElse("–"),
                            resultColumns)));
        }
        return TextTable.of(LEFT, LEFT, LEFT, RIGHT, LEFT, LEFT, LEFT).text(rows);
    }

    private String result(RunSummary run) {
        return Optional.ofNullable(best.get(run.id())).map(RunList::text).orElse(Numbers.NONE);
    }

    private static String text(BestCondition best) {
        String mean = best.metric().equals(Metric.TEST_ACCURACY)
                ? Numbers.decimals(best.mean(), 4)
                : Numbers.four(best.mean());
        String of = best.condition().levels().isEmpty()
                ? ""
                : ", " + best.condition().label();
        return mean + " " + best.metric().key() + of;
    }

    private static int trials(RunSummary run) {
        return run.trialsByState().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int done(RunSummary run) {
        return run.trialsByState().getOrDefault("done", 0);
    }

    private static String cut(String text, int columns) {
        if (Paragraph.width(text) <= columns) {
            return text;
        }
        int end = text.length();
        while (Paragraph.width(text.substring(0, end)) > columns - 1) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    /** The list as JSON, indented. */
    String json() {
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        return mapper.writeValueAsString(runs.stream().map(this::fields).toList());
    }

    private Map<String, Object> fields(RunSummary run) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("run", run.id());
        fields.put("study", run.study());
        fields.put("question", run.question());
        fields.put("created", run.created().toString());
        fields.put("state", run.state());
        fields.put("trials", run.trialsByState());
        BestCondition of = best.get(run.id());
        if (of != null) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("metric", of.metric().key());
            result.put("mean", of.mean());
            result.put("condition", of.condition().levels());
            result.put("trials", of.trials());
            fields.put("best", result);
        }
        return fields;
    }
}
