// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.judge;

import dev.ceteris.app.process.ShellWords;
import dev.ceteris.app.terminal.Paragraph;
import dev.ceteris.base.DataException;
import dev.ceteris.base.Plural;
import dev.ceteris.evidence.format.ResultFile;
import dev.ceteris.evidence.results.FileResults;
import dev.ceteris.evidence.text.ClaimsFile;
import dev.ceteris.evidence.verdict.Verdict;
import dev.ceteris.evidence.verdict.Verdicts;
import dev.ceteris.report.verdict.VerdictChapter;
import dev.ceteris.report.verdict.VerdictReport;
import dev.ceteris.spec.StudyText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Claims about files of results, judged.
 *
 * @param files as they were named
 */
record Judgement(ClaimsFile claims, List<String> files, FileResults results, Verdicts verdicts) {
    private static final int COLUMNS = 100;

    /** Reads everything and judges it; relative names start from a folder. */
    static Judgement of(Path folder, String claimsName, List<String> names) {
        refuseSwapped(folder, claimsName, names);
        ClaimsFile claims = ClaimsFile.read(new StudyText(claimsName, text(folder.resolve(claimsName), claimsName)));
        SequencedMap<String, Path> files = new LinkedHashMap<>();
        for (String name : names) {
            if (files.putIfAbsent(name, folder.resolve(name)) != null) {
                throw new DataException(name + " is named twice; its rows would count twice");
            }
        }
        FileResults results = FileResults.read(claims, files);
        return new Judgement(claims, List.copyOf(names), results, results.verdicts());
    }

    /** Results before claims, with the command that has them in order. */
    private static void refuseSwapped(Path folder, String claimsName, List<String> names) {
        Optional<String> claims = names.stream().filter(Judgement::isYaml).findFirst();
        Path first = folder.resolve(claimsName);
        if (claims.isPresent() && !isYaml(claimsName) && (Files.isDirectory(first) || ResultFile.isKnown(first))) {
            List<String> command = new ArrayList<>(List.of("ceteris", "judge", claims.get(), claimsName));
            names.stream().filter(name -> !name.equals(claims.get())).forEach(command::add);
            throw new DataException(claimsName + " holds results and " + claims.get()
                    + " claims; expected the claims first: " + ShellWords.join(command));
        }
    }

    private static boolean isYaml(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static String text(Path file, String name) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException wrong) {
            throw new DataException(name + " is not UTF-8 text; expected a YAML file saved as UTF-8", wrong);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What was read, then each claim with its verdict and, where asked for, the numbers behind it. */
    String text(VerdictText.Numbers numbers) {
        List<String> lines = new ArrayList<>();
        lines.add(claims.name() + (claims.question().isEmpty() ? "" : ": " + claims.question()));
        lines.addAll(Paragraph.wrap("  ", read(), COLUMNS));
        lines.addAll(Paragraph.wrap("  ", better(), COLUMNS));
        results.notes().forEach(note -> lines.addAll(Paragraph.wrap("  ", "Note: " + note + ".", COLUMNS)));
        lines.add("");
        lines.add(VerdictText.whole(verdicts, numbers, COLUMNS));
        return String.join("\n", lines);
    }

    private String read() {
        return Plural.of(results.rows(), "row") + " in " + results.files().text() + ", "
                + Plural.of(results.observations().trials().size(), "trial") + " of "
                + Plural.of(conditions(), "condition") + ", "
                + results.pairing().text()
                + ". " + VerdictChapter.NOT_SHOWN;
    }

    /** Which values of the claimed metrics are taken to be better. */
    private String better() {
        return results.directions().entrySet().stream()
                .map(metric -> metric.getKey() + " "
                        + switch (metric.getValue()) {
                            case HIGHER -> "higher is better";
                            case LOWER -> "lower is better";
                            case UNKNOWN -> "no direction is known, and these claims need none";
                        })
                .collect(Collectors.joining("; ", "", "."));
    }

    private long conditions() {
        return results.observations().trials().stream()
                .map(trial -> trial.levels())
                .distinct()
                .count();
    }

    /** Writes the verdicts as a page of their own. */
    Path report(Path file) {
        return VerdictReport.write(verdicts, claims.question().isEmpty() ? claims.name() : claims.question(), file);
    }

    /** Everything as JSON, indented. */
    String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        Map<String, String> better = new LinkedHashMap<>();
        results.directions()
                .forEach((metric, direction) ->
                        better.put(metric, direction.name().toLowerCase(Locale.ROOT)));
        document.put("claims", claims.name());
        document.put("question", claims.question());
        document.put("files", files);
        document.put("rows", results.rows());
        document.put("trials", results.observations().trials().size());
        document.put("conditions", conditions());
        document.put("seeds", results.looks().seeds().getLast());
        document.put("diverged", results.observations().diverged());
        document.put("paired", results.pairing() == FileResults.Pairing.BY_SEED);
        document.put("better", better);
        document.put("notes", results.notes());
        document.putAll(new VerdictJson(verdicts).document());
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        return mapper.writeValueAsString(document);
    }

    /** Whether every verdict is the one that its claim expects. */
    boolean isAsExpected() {
        return verdicts.verdicts().stream().allMatch(Verdict::isAsExpected);
    }

    /** The verdicts that are not what was expected, as a sentence. */
    String surprises() {
        return verdicts.verdicts().stream()
                .filter(verdict -> !verdict.isAsExpected())
                .map(verdict -> "expected "
                        + verdict.hypothesis().expected().orElseThrow().word() + ", found "
                        + verdict.decision().word() + ": "
                        + verdict.hypothesis().sentence())
                .collect(Collectors.joining("\n  "));
    }
}
