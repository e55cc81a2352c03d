// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.run;

import static dev.ceteris.app.terminal.TextTable.Align.LEFT;
import static dev.ceteris.app.terminal.TextTable.Align.RIGHT;

import dev.ceteris.app.process.SchemaLink;
import dev.ceteris.app.terminal.TextTable;
import dev.ceteris.lab.study.Studies;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.study.StudyReader;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.spec.StudyText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The studies that come with Ceteris, as text. */
final class StudyList {
    /** The line with the link to the schema, and the one that says how to get the schema, where it is there. */
    private static final String LINK = "^# yaml-language-server: .*(\\n# The schema for editors: .*)?";

    private StudyList() {}

    /** One line a study: its name, how much there is to train, its question. */
    static String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("study", "trials", "epochs", "question"));
        for (StudyText text : Studies.shipped()) {
            Study study = StudyReader.read(text, List.of());
            rows.add(List.of(
                    study.name(),
                    String.valueOf(study.allTrials().size()),
                    String.valueOf(study.epochs()),
                    study.question()));
        }
        return TextTable.of(LEFT, RIGHT, RIGHT, LEFT).text(rows);
    }

    /** The same as JSON, with the conditions and what varies. */
    static String json() {
        List<Map<String, Object>> studies = new ArrayList<>();
        for (StudyText text : Studies.shipped()) {
            Study study = StudyReader.read(text, List.of());
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("study", study.name());
            fields.put("question", study.question());
            fields.put("trials", study.allTrials().size());
            fields.put("epochs", study.epochs());
            fields.put("varied", study.factors().stream().map(Factor::name).toList());
            fields.put("seeds", study.seeds());
            fields.put("hypotheses", study.hypotheses().size());
            studies.add(fields);
        }
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(studies);
    }

    /** A study as its author wrote it, with a link to the schema that works from a folder. */
    static String yaml(String name, Path folder) {
        return Studies.find(name).text().stripTrailing().replaceFirst(LINK, link(folder));
    }

    private static String link(Path folder) {
        return Matcher.quoteReplacement(SchemaLink.from(folder));
    }

    /** The JSON schema of studies. */
    static String schema() {
        return Studies.schema().stripTrailing();
    }
}
