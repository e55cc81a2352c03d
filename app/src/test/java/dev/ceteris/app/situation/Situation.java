// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.situation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The files of a user, the command that they type, and the text that they should read. {@code $PWD} in files and
 * commands is the user's folder.
 *
 * @param name as {@code docs/situations.md} has it
 * @param files by name
 * @param steps one after the other
 */
record Situation(String name, SequencedMap<String, String> files, List<Step> steps) {
    private static final int REFUSED = 2;

    /**
     * A command and what comes of it.
     *
     * @param words behind {@code ceteris}
     * @param exitCode of the process
     * @param said what is printed, among other words; spaces and line ends count alike
     * @param notSaid what is not printed
     */
    record Step(String words, int exitCode, List<String> said, List<String> notSaid) {}

    static Situation called(String name) {
        return new Situation(name, new LinkedHashMap<>(), new ArrayList<>());
    }

    Situation file(String file, String text) {
        files.put(file, text);
        return this;
    }

    /** A claim about results: B is better than A. */
    Situation claims(String text) {
        return file("claims.yaml", text);
    }

    Situation answers(String words, String... said) {
        steps.add(new Step(words, 0, List.of(said), new ArrayList<>()));
        return this;
    }

    Situation refuses(String words, String... said) {
        steps.add(new Step(words, REFUSED, List.of(said), new ArrayList<>()));
        return this;
    }

    /** What the last command does not print. */
    Situation without(String... words) {
        steps.getLast().notSaid().addAll(List.of(words));
        return this;
    }

    /** A table with the rows of so many seeds, from 1. */
    static String table(String header, int seeds, IntFunction<String> rows) {
        return header + "\n" + IntStream.rangeClosed(1, seeds).mapToObj(rows).collect(Collectors.joining("\n")) + "\n";
    }

    /** Claims that B has a greater value of a metric than A, of the factor {@code m}. */
    static String greater(String metric) {
        return "hypotheses: [{greater: {metric: " + metric + ", of: {m: b}, than: {m: a}}}]\n";
    }

    /** A study of a table in the user's folder. */
    static String study(String source, String more) {
        return """
                study: mine
                question: What is in my table?
                data: {source: {csv: '$PWD/t.csv', %s}}
                network: {hidden: [8]}
                training: {learningRate: 0.1, batchSize: 4, epochs: 2}
                seeds: 2
                """.formatted(source) + more;
    }

    @Override
    public String toString() {
        return name;
    }
}
