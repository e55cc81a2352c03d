// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

import dev.ceteris.base.Visible;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML in one pass into a tree that knows the place of every key and value. */
public final class YamlTree {
    /** A number in the core schema of YAML 1.2; with a point or an exponent it has a group. */
    private static final Pattern NUMBER = Pattern.compile(
            "[-+]?(?:\\d+|(\\d*\\.\\d+(?:[eE][-+]?\\d+)?|\\d+\\.\\d*(?:[eE][-+]?\\d+)?|\\d+[eE][-+]?\\d+))");

    /** A value with a colon in it, where a key is on its line. */
    private static final Pattern COLON = Pattern.compile("(\\s*(?:- )?[\\w.]+:\\s+)(\\S.*)");

    private final JsonParser parser;
    private final List<String> lines;
    private final Places places;

    /** How a line and a column, both counted from 1, are named. */
    @FunctionalInterface
    private interface Places {
        Place at(int line, int column);
    }

    private YamlTree(JsonParser parser, String text, Places places) {
        this.parser = parser;
        this.lines = text.lines().toList();
        this.places = places;
    }

    /**
     * The tree of a file.
     *
     * @throws StudyException when it is not one YAML document, repeats a key or uses anchors, aliases or tags
     */
    public static Node of(StudyText text) {
        return read(text.text(), (line, column) -> Place.in(text.place(), line, column));
    }

    /**
     * The tree of a value from elsewhere, such as the command line, all of it standing at one place.
     *
     * @throws StudyException as for a file
     */
    public static Node of(String value, Place place) {
        return read(value, (_, _) -> place);
    }

    private static Node read(String text, Places places) {
        try (JsonParser parser = new YAMLMapper().createParser(text)) {
            YamlTree tree = new YamlTree(parser, text, places);
            if (parser.nextToken() == null) {
                return new Node.Nothing(places.at(1, 1));
            }
            Node root = tree.node();
            if (parser.nextToken() != null) {
                throw tree.place().error("a second YAML document begins here, expected only one");
            }
            return root;
        } catch (JacksonException malformed) {
            throw error(malformed, text, places);
        }
    }

    private Node node() {
        Place place = place();
        refuseAnchors(place);
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(place);
            case START_ARRAY -> items(place);
            case VALUE_NUMBER_INT -> new Node.Whole(place, new BigInteger(parser.getString()));
            case VALUE_NUMBER_FLOAT -> new Node.Decimal(place, decimal(parser.getString()), parser.getString());
            case VALUE_TRUE -> new Node.Truth(place, true);
            case VALUE_FALSE -> new Node.Truth(place, false);
            case VALUE_NULL -> new Node.Nothing(place);
            case VALUE_STRING -> text(place, parser.getString());
            case JsonToken other -> throw new IllegalStateException("token " + other + " at " + place.where());
        };
    }

    /** Plain text that YAML 1.2 takes for a number, as {@code .3} and {@code +0.1}, is one; quoted text is not. */
    private Node text(Place place, String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches() || isQuoted()) {
            return new Node.Text(place, text);
        }
        return number.group(1) == null
                ? new Node.Whole(place, new BigInteger(text.replaceFirst("^\\+", "")))
                : new Node.Decimal(place, Double.parseDouble(text), text);
    }

    private boolean isQuoted() {
        TokenStreamLocation location = parser.currentTokenLocation();
        int line = location.getLineNr() - 1;
        int column = location.getColumnNr() - 1;
        boolean known = line >= 0
                && line < lines.size()
                && column >= 0
                && column < lines.get(line).length();
        return !known || "\"'|>".indexOf(lines.get(line).charAt(column)) >= 0;
    }

    private Node fields(Place place) {
        SequencedMap<String, Node.Field> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Place keyPlace = place();
            String key = parser.currentName();
            if (fields.containsKey(key)) {
                String first = fields.get(key).key().where();
                throw keyPlace.error("duplicate key '" + key + "'; first defined at " + first + "; keep one of them");
            }
            parser.nextToken();
            fields.put(key, new Node.Field(keyPlace, node()));
        }
        return new Node.Fields(place, fields);
    }

    private Node items(Place place) {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return new Node.Items(place, items);
    }

    /** A study is too short to need names for values, and a reader would have to search elsewhere for them. */
    private void refuseAnchors(Place place) {
        if (((YAMLParser) parser).isCurrentAlias() || parser.getObjectId() != null) {
            throw place.error("found an anchor or alias ('&' or '*'), expected the value written out");
        }
        if (parser.getTypeId() != null) {
            throw place.error("found a tag ('!'), expected the plain value");
        }
    }

    /** YAML writes infinity and not-a-number with a point in front. */
    private static double decimal(String written) {
        return switch (written.toLowerCase(Locale.ROOT)) {
            case ".inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            case ".nan" -> Double.NaN;
            default -> Double.parseDouble(written);
        };
    }

    private Place place() {
        TokenStreamLocation location = parser.currentTokenLocation();
        return places.at(location.getLineNr(), location.getColumnNr());
    }

    /** Jackson's own location is that of the last good token; the parser below it knows where the trouble is. */
    private static StudyException error(JacksonException malformed, String text, Places places) {
        return switch (malformed.getCause()) {
            case MarkedYamlEngineException marked -> {
                Place place = marked.getProblemMark()
                        .map(mark -> places.at(mark.getLine() + 1, mark.getColumn() + 1))
                        .orElse(places.at(1, 1));
                int line = marked.getProblemMark().map(mark -> mark.getLine()).orElse(0);
                yield place.error(sentence(marked.getProblem(), line(text, line)));
            }
            case ReaderException unprintable -> {
                String[] before = text.substring(0, text.offsetByCodePoints(0, unprintable.getPosition()))
                        .split("\\R", -1);
                yield places.at(before.length, before[before.length - 1].length() + 1)
                        .error("found the character U+%04X, expected text that can be printed"
                                .formatted(unprintable.getCodePoint()));
            }
            case null, default -> {
                TokenStreamLocation location = malformed.getLocation();
                yield places.at(location.getLineNr(), location.getColumnNr())
                        .error(sentence(
                                malformed
                                        .getOriginalMessage()
                                        .lines()
                                        .findFirst()
                                        .orElse(""),
                                ""));
            }
        };
    }

    private static String line(String text, int number) {
        return text.lines().skip(number).findFirst().orElse("");
    }

    private static String sentence(String problem, String line) {
        Matcher value = COLON.matcher(line);
        if (problem.contains("mapping values are not allowed")
                && value.matches()
                && value.group(2).contains(":")) {
            return "found a second colon in the value, expected text in quotes: "
                    + value.group(1).strip() + " "
                    + Visible.text("\"" + value.group(2).strip() + "\"");
        }
        if (problem.contains("(TAB)")) {
            return "found a tab, expected spaces";
        }
        if (problem.contains("expected <block end>") || problem.contains("mapping values are not allowed")) {
            return "the indent of " + Visible.quoted(line.strip())
                    + " does not fit the lines above it; expected as"
                    + " many spaces as the other keys or items of its section have, and"
                    + " more than the key of the section";
        }
        return problem.contains("could not find expected ':'")
                ? "found a line that is neither 'key: value' nor an item '- value'; expected one of them, or a colon"
                        + " and a blank after the key"
                : "this is not YAML: " + problem;
    }
}
