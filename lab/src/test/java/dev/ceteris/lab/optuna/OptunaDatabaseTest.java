// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.optuna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.DataException;
import dev.ceteris.evidence.claim.Observation;
import dev.ceteris.evidence.results.FileResults;
import dev.ceteris.evidence.text.ClaimsFile;
import dev.ceteris.evidence.verdict.Decision;
import dev.ceteris.spec.StudyText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Laws: the SQLite file of Optuna is read like the table of its trials. */
class OptunaDatabaseTest {
    private static final String CLAIMS = """
            columns: {factors: [optimizer]}
            hypotheses:
              - greater: {metric: value, of: {optimizer: adam}, than: {optimizer: sgd}}
            """;

    /** The tables of Optuna's schema, version 12, as far as trials are concerned. */
    private static final List<String> TABLES = List.of(
            "studies (study_id INTEGER PRIMARY KEY, study_name VARCHAR(512))",
            "study_directions (study_direction_id INTEGER PRIMARY KEY, direction VARCHAR(8), study_id INTEGER,"
                    + " objective INTEGER)",
            "trials (trial_id INTEGER PRIMARY KEY, number INTEGER, study_id INTEGER, state VARCHAR(8),"
                    + " datetime_start DATETIME, datetime_complete DATETIME)",
            "trial_params (param_id INTEGER PRIMARY KEY, trial_id INTEGER, param_name VARCHAR(512), param_value FLOAT,"
                    + " distribution_json TEXT)",
            "trial_values (trial_value_id INTEGER PRIMARY KEY, trial_id INTEGER, objective INTEGER, value FLOAT,"
                    + " value_type VARCHAR(7))",
            "trial_intermediate_values (trial_intermediate_value_id INTEGER PRIMARY KEY, trial_id INTEGER,"
                    + " step INTEGER, intermediate_value FLOAT, intermediate_value_type VARCHAR(7))",
            "trial_user_attributes (trial_user_attribute_id INTEGER PRIMARY KEY, trial_id INTEGER, \"key\""
                    + " VARCHAR(512), value_json TEXT)");

    private final Path file;

    OptunaDatabaseTest(@TempDir Path folder) {
        file = folder.resolve("study.db");
    }

    private void write(boolean withSteps) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String table : TABLES) {
                statement.executeUpdate("CREATE TABLE " + table);
            }
            statement.executeUpdate("INSERT INTO studies VALUES (1, 'mine')");
            for (int i = 0; i < 26; i++) {
                trial(statement, i, withSteps);
            }
            connection.commit();
        }
    }

    /** The last one was pruned, the one before it diverged. */
    private static void trial(Statement statement, int i, boolean withSteps) throws SQLException {
        int id = i + 1;
        String state = i == 25 ? "PRUNED" : "COMPLETE";
        String choices = "{\"name\": \"CategoricalDistribution\", \"attributes\": {\"choices\": [\"sgd\", \"adam\"]}}";
        String range = "{\"name\": \"IntDistribution\", \"attributes\": {\"log\": false, \"low\": 1, \"high\": 9}}";
        String value = i == 24 ? "NULL, 'INF_NEG'" : (i % 2 == 0 ? 0.5 : 0.7) + i * 0.003 + ", 'FINITE'";
        insert(statement, "trials VALUES (" + id + ", " + i + ", 1, '" + state + "', NULL, NULL)");
        String parameters = "trial_params (trial_id, param_name, param_value, distribution_json) VALUES (" + id;
        insert(statement, parameters + ", 'optimizer', " + i % 2 + ".0, '" + choices + "')");
        insert(statement, parameters + ", 'depth', 3.0, '" + range + "')");
        insert(
                statement,
                "trial_user_attributes (trial_id, \"key\", value_json) VALUES (" + id + ", 'seconds', '12.5')");
        for (int step = 0; withSteps && step < (i == 25 ? 1 : 3); step++) {
            insert(
                    statement,
                    "trial_intermediate_values (trial_id, step, intermediate_value, intermediate_value_type) VALUES ("
                            + id + ", " + step + ", 0." + (step + 1) + ", 'FINITE')");
        }
        insert(
                statement,
                "trial_values (trial_id, objective, value, value_type) VALUES (" + id + ", 0, " + value + ")");
    }

    private static void insert(Statement statement, String values) throws SQLException {
        statement.executeUpdate("INSERT INTO " + values);
    }

    private FileResults read(String claims) {
        SequencedMap<String, Path> files = new LinkedHashMap<>();
        files.put("study.db", file);
        return FileResults.read(ClaimsFile.read(new StudyText("claims.yaml", claims)), files);
    }

    @Test
    void trials_have_their_parameters_values_and_states() throws SQLException {
        write(/* withSteps= */ false);
        FileResults results = read(CLAIMS.replace("[optimizer]", "[optimizer, depth]") + "better: {value: higher}\n");
        assertThat(results.rows()).isEqualTo(26);
        List<Observation> trials = results.observations().trials();
        assertThat(trials).hasSize(25);
        assertThat(trials.getFirst().levels().get("optimizer").text()).isEqualTo("sgd");
        assertThat(trials.getFirst().levels().get("depth").text()).isEqualTo("3");
        assertThat(trials.getFirst().metrics()).containsOnlyKeys("value", "seconds");
        assertThat(trials.get(1).metrics().get("value").values()).containsExactly(0.703);
        assertThat(trials.getLast().ending()).isEqualTo(Observation.Ending.DIVERGED);
        assertThat(results.pairing()).isEqualTo(FileResults.Pairing.NONE);
        assertThat(results.notes())
                .contains("recognised as trials of Optuna")
                .anyMatch(note -> note.startsWith("1 trial left out as unfinished: 1 PRUNED (optimizer adam, depth 3"));
        assertThat(results.verdicts().verdicts().getFirst().decision()).isEqualTo(Decision.SUPPORTED);
    }

    @Test
    void values_that_a_trial_reported_on_its_way_are_its_epochs() throws SQLException {
        write(/* withSteps= */ true);
        FileResults results = read(CLAIMS + "better: {value: higher}\n");
        Observation first = results.observations().trials().getFirst();
        assertThat(first.metrics().get("intermediate_value").epochs()).containsExactly(0, 1, 2);
        assertThat(first.metrics().get("intermediate_value").values()).containsExactly(0.1, 0.2, 0.3);
        assertThat(first.metrics().get("value").epochs()).containsExactly(2);
        assertThat(results.verdicts().verdicts().getFirst().decision()).isEqualTo(Decision.SUPPORTED);
    }

    @Test
    void a_database_of_something_else_is_refused() throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE studies (a INTEGER)");
        }
        assertThatThrownBy(() -> read(CLAIMS))
                .isInstanceOf(DataException.class)
                .hasMessage("study.db is no database of Optuna; expected its tables studies, trials, trial_params and"
                        + " trial_values");
        Files.writeString(file, "optimizer,seed\nadam,1\n".repeat(100));
        assertThatThrownBy(() -> read(CLAIMS))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("study.db cannot be read as SQLite: ");
    }
}
