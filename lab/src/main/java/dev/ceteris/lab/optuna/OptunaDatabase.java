// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.optuna;

import dev.ceteris.base.DataException;
import dev.ceteris.evidence.format.Cell;
import dev.ceteris.evidence.format.DatabaseFormat;
import dev.ceteris.evidence.format.NamedCells;
import dev.ceteris.evidence.format.ResultFile;
import dev.ceteris.evidence.format.Row;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.sqlite.SQLiteConfig;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The SQLite file in which Optuna keeps its studies. A trial has a row, with the names that {@code trials_dataframe()}
 * gives the columns, and the names of its study; where trials reported values on their way, it has a row for each of
 * their steps, and the last one has the value of the trial.
 */
public final class OptunaDatabase implements DatabaseFormat {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public ResultFile results(String name, Path path) {
        return new Trials(name, path);
    }

    /** The trials in one file. */
    private record Trials(String name, Path path) implements ResultFile {
        @Override
        public String place(int number) {
            return name + ", row " + number + " of its trials";
        }

        @Override
        public void read(Consumer<Row> rows) {
            SQLiteConfig config = new SQLiteConfig();
            config.setReadOnly(true);
            try (Connection connection = config.createConnection("jdbc:sqlite:" + path)) {
                requireOptuna(connection);
                read(connection, rows);
            } catch (SQLException failure) {
                throw new DataException(name + " cannot be read as SQLite: " + failure.getMessage(), failure);
            }
        }

        private void requireOptuna(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("SELECT count(*) FROM sqlite_master WHERE type = 'table'"
                            + " AND name IN ('studies', 'trials', 'trial_params', 'trial_values')")) {
                if (found.getInt(1) < 4) {
                    throw new DataException(name + " is no database of Optuna; expected its tables studies, trials,"
                            + " trial_params and trial_values");
                }
            }
        }

        private static void read(Connection connection, Consumer<Row> rows) throws SQLException {
            boolean hasSteps;
            try (Statement statement = connection.createStatement();
                    ResultSet any = statement.executeQuery("SELECT 1 FROM trial_intermediate_values LIMIT 1")) {
                hasSteps = any.next();
            }
            int number = 0;
            try (Statement statement = connection.createStatement();
                    ResultSet trials = statement.executeQuery("SELECT trial_id, number, state, study_name FROM trials"
                            + " JOIN studies USING (study_id) ORDER BY study_id, number")) {
                while (trials.next()) {
                    SequencedMap<String, Cell> common = new LinkedHashMap<>();
                    common.put("study_name", new Cell(trials.getString("study_name")));
                    common.put("number", new Cell(trials.getLong("number")));
                    common.put("trial_id", new Cell(trials.getLong("trial_id")));
                    common.put("state", new Cell(trials.getString("state")));
                    for (SequencedMap<String, Cell> cells :
                            rows(connection, trials.getLong("trial_id"), common, hasSteps)) {
                        rows.accept(new NamedCells(cells, ++number));
                    }
                }
            }
        }

        private static List<SequencedMap<String, Cell>> rows(
                Connection connection, long trial, SequencedMap<String, Cell> common, boolean hasSteps)
                throws SQLException {
            parameters(connection, trial, common);
            attributes(connection, trial, common);
            List<SequencedMap<String, Cell>> rows = new ArrayList<>();
            if (hasSteps) {
                steps(connection, trial).forEach((step, value) -> {
                    SequencedMap<String, Cell> cells = new LinkedHashMap<>(common);
                    cells.put("step", new Cell(step));
                    cells.put("intermediate_value", value);
                    rows.add(cells);
                });
            }
            if (rows.isEmpty()) {
                rows.add(common);
                if (hasSteps) {
                    common.put("step", new Cell(0L));
                }
            }
            values(connection, trial, rows.getLast());
            return rows;
        }

        private static void parameters(Connection connection, long trial, SequencedMap<String, Cell> cells)
                throws SQLException {
            String query = "SELECT param_name, param_value, distribution_json FROM trial_params WHERE trial_id = ?"
                    + " ORDER BY param_id";
            try (PreparedStatement statement = of(connection, query, trial);
                    ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    cells.put("params_" + found.getString(1), parameter(found.getDouble(2), found.getString(3)));
                }
            }
        }

        /** Of a choice the file keeps the index. */
        private static Cell parameter(double value, String distribution) {
            JsonNode choices = json(distribution).path("attributes").path("choices");
            return choices.isArray() ? cell(choices.path((int) value)) : new Cell(value);
        }

        private static void attributes(Connection connection, long trial, SequencedMap<String, Cell> cells)
                throws SQLException {
            String query = "SELECT key, value_json FROM trial_user_attributes WHERE trial_id = ? ORDER BY key";
            try (PreparedStatement statement = of(connection, query, trial);
                    ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    cells.put("user_attrs_" + found.getString(1), cell(json(found.getString(2))));
                }
            }
        }

        private static TreeMap<Long, Cell> steps(Connection connection, long trial) throws SQLException {
            TreeMap<Long, Cell> steps = new TreeMap<>();
            String query = "SELECT * FROM trial_intermediate_values WHERE trial_id = ?";
            try (PreparedStatement statement = of(connection, query, trial);
                    ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    steps.put(found.getLong("step"), number(found, "intermediate_value", "intermediate_value_type"));
                }
            }
            return steps;
        }

        private static void values(Connection connection, long trial, SequencedMap<String, Cell> cells)
                throws SQLException {
            List<Cell> values = new ArrayList<>();
            String query = "SELECT * FROM trial_values WHERE trial_id = ? ORDER BY objective";
            try (PreparedStatement statement = of(connection, query, trial);
                    ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    values.add(number(found, "value", "value_type"));
                }
            }
            for (int i = 0; i < values.size(); i++) {
                cells.put(values.size() == 1 ? "value" : "values_" + i, values.get(i));
            }
        }

        /** A number that is not finite is kept as a word in a column of its own; older files have no such column. */
        private static Cell number(ResultSet row, String column, String typeColumn) throws SQLException {
            String type = "FINITE";
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                if (row.getMetaData().getColumnName(i).equals(typeColumn)) {
                    type = row.getString(i);
                }
            }
            return switch (type) {
                case "INF_POS" -> new Cell(Double.POSITIVE_INFINITY);
                case "INF_NEG" -> new Cell(Double.NEGATIVE_INFINITY);
                case "NAN" -> new Cell("nan");
                default -> {
                    double value = row.getDouble(column);
                    yield row.wasNull() ? Cell.NOTHING : new Cell(value);
                }
            };
        }

        private static PreparedStatement of(Connection connection, String query, long trial) throws SQLException {
            PreparedStatement statement = connection.prepareStatement(query);
            statement.setLong(1, trial);
            return statement;
        }

        private static JsonNode json(String text) {
            try {
                return JSON.readTree(text == null ? "null" : text);
            } catch (JacksonException _) {
                return JSON.nullNode();
            }
        }

        private static Cell cell(JsonNode node) {
            if (node.isNumber()) {
                return new Cell(node.doubleValue());
            }
            return node.isNull() ? new Cell("none") : new Cell(node.isString() ? node.stringValue() : node.toString());
        }
    }
}
