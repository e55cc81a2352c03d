// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.format;

import dev.ceteris.base.DataException;
import dev.ceteris.base.FileContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Results as JSON lines, an object for each row, or as one list of such objects; plain or gzip-compressed. What lies
 * inside of an object of a row is a column called by both names: {@code config.optimizer}. NaN and Infinity are read as
 * Python writes them. An object with a list of trials is a stored run of Ceteris ({@code ceteris show --json}).
 */
record JsonResults(String name, Path path) implements ResultFile {
    private static final String OVERLAP = "overlap";
    private static final String TRIALS = "trials";
    private static final String CONDITION = "condition";
    private static final String EPOCHS = "epochs";

    @Override
    public void read(Consumer<Row> rows) {
        JsonMapper mapper = JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (FileContent content = FileContent.of(Files.newInputStream(path));
                JsonParser parser = mapper.createParser(content)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY && depth == 0) {
                    depth++;
                } else if (token == JsonToken.START_OBJECT) {
                    row(parser, rows).ifPresent(rows);
                } else if (token != JsonToken.END_ARRAY) {
                    throw new DataException(place(line(parser)) + ": found '" + parser.getString()
                            + "', expected an object such as {\"seed\": 1, \"loss\": 0.5}");
                }
            }
        } catch (JacksonException malformed) {
            throw new DataException(
                    (malformed.getLocation() == null
                                    ? name
                                    : place(malformed.getLocation().getLineNr())) + " is not JSON: "
                            + malformed.getOriginalMessage(),
                    malformed);
        } catch (IOException failure) {
            throw new DataException(name + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    /** A section or a list that is written as JSON, as a level of a study; empty when the text is something else. */
    static Optional<Object> section(String text) {
        try (JsonParser parser = JsonMapper.shared().createParser(text)) {
            parser.nextToken();
            Object section = plain(parser);
            return parser.nextToken() == null ? Optional.of(section) : Optional.empty();
        } catch (JacksonException none) {
            return Optional.empty();
        }
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    /** A row; of a stored run of Ceteris, which lists its trials, the rows of these and nothing else. */
    private static Optional<Row> row(JsonParser parser, Consumer<Row> rows) {
        int line = line(parser);
        SequencedMap<String, Cell> cells = new LinkedHashMap<>();
        boolean isRun = false;
        SequencedMap<String, Cell> ofRun = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String column = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY && column.equals(TRIALS)) {
                isRun = true;
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    trial(parser, ofRun, rows);
                }
            } else if (token == JsonToken.START_OBJECT && column.equals(OVERLAP)) {
                collect(OVERLAP + ".", parser, ofRun);
                cells.putAll(ofRun);
            } else {
                cell(column, parser, cells);
            }
        }
        return isRun ? Optional.empty() : Optional.of(new NamedCells(cells, line));
    }

    /** A trial of a stored run: a row for each of its epochs, with what the trial has in common. */
    private static void trial(JsonParser parser, Map<String, Cell> ofRun, Consumer<Row> rows) {
        SequencedMap<String, Cell> common = new LinkedHashMap<>(ofRun);
        List<NamedCells> epochs = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String column = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT && column.equals(CONDITION)) {
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String factor = column + "." + parser.currentName();
                    parser.nextToken();
                    common.put(factor, new Cell(plain(parser)));
                }
            } else if (token == JsonToken.START_ARRAY && column.equals(EPOCHS)) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    int line = line(parser);
                    SequencedMap<String, Cell> cells = new LinkedHashMap<>();
                    collect("", parser, cells);
                    epochs.add(new NamedCells(cells, line));
                }
            } else {
                cell(column, parser, common);
            }
        }
        for (NamedCells epoch : epochs) {
            SequencedMap<String, Cell> cells = new LinkedHashMap<>(common);
            cells.putAll(epoch.cells());
            rows.accept(new NamedCells(cells, epoch.number()));
        }
    }

    /** From the start of an object to its end. */
    private static void collect(String prefix, JsonParser parser, SequencedMap<String, Cell> cells) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String column = prefix + parser.currentName();
            parser.nextToken();
            cell(column, parser, cells);
        }
    }

    private static void cell(String column, JsonParser parser, SequencedMap<String, Cell> cells) {
        boolean isLevel = column.startsWith(CONDITION + ".");
        if (parser.currentToken() == JsonToken.START_OBJECT && !isLevel) {
            collect(column + ".", parser, cells);
        } else {
            cells.put(column, new Cell(plain(parser)));
        }
    }

    private static Object plain(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT ->
                parser.getBigIntegerValue().bitLength() < Long.SIZE
                        ? (Object) parser.getLongValue()
                        : parser.getString();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> "";
            case START_ARRAY -> items(parser);
            case START_OBJECT -> section(parser);
            default -> parser.getString();
        };
    }

    private static SequencedMap<String, Object> section(JsonParser parser) {
        SequencedMap<String, Object> section = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            section.put(key, narrowed(plain(parser)));
        }
        return section;
    }

    /** A study has whole numbers of this size, and so the same text for the same level. */
    private static Object narrowed(Object plain) {
        return plain instanceof Long whole && Math.abs(whole) <= Integer.MAX_VALUE ? whole.intValue() : plain;
    }

    private static List<Object> items(JsonParser parser) {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(narrowed(plain(parser)));
        }
        return items;
    }

    @Override
    public String place(int number) {
        return name + ":" + number;
    }
}
