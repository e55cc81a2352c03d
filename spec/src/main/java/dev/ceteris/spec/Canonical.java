// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one way in which plain values (see {@link Plain}) are written: as text, as YAML, and as a digest. */
public final class Canonical {
    /** Texts that YAML reads back as the same text without quotes, wherever they are written. */
    private static final Pattern NEEDS_NO_QUOTES =
            Pattern.compile("\\p{L}([\\p{L}\\p{N} ._/?!()'-]*[\\p{L}\\p{N}._/?!()'-])?");

    private static final Pattern OTHER_WORDS = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Canonical() {}

    /** A value as tables show it: {@code 5e-5}, {@code relu}, {@code [128, 64]}, {@code l1 lambda 5e-5}. */
    public static String text(Object value) {
        return switch (value) {
            case String text -> text;
            case Map<?, ?> choice
            when choice.size() == 1 && choice.entrySet().iterator().next().getValue() instanceof Map<?, ?> section ->
                choice(String.valueOf(choice.keySet().iterator().next()), section);
            default -> inline(value);
        };
    }

    /** A choice by its word and what is said about it beyond its defaults. */
    private static String choice(String word, Map<?, ?> section) {
        String said = Defaults.beyond(word, section).entrySet().stream()
                .map(entry -> entry.getKey() + " " + text(entry.getValue()))
                .collect(Collectors.joining(", "));
        return said.isEmpty() ? word : word + " " + said;
    }

    /** A whole study: sections in blocks, everything else on the line of its key. */
    public static String yaml(Map<String, Object> study) {
        return block(study, "");
    }

    private static String block(Map<?, ?> section, String indent) {
        return section.entrySet().stream()
                .map(entry -> indent + inline(entry.getKey()) + ":" + below(entry.getValue(), indent))
                .collect(Collectors.joining());
    }

    private static String below(Object value, String indent) {
        return value instanceof Map<?, ?> section && !section.isEmpty()
                ? "\n" + block(section, indent + "  ")
                : " " + inline(value) + "\n";
    }

    private static String inline(Object value) {
        return switch (value) {
            case String text -> quoted(text);
            case Double number -> number(number);
            case Collection<?> items ->
                items.stream().map(Canonical::inline).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> section ->
                section.entrySet().stream()
                        .map(entry -> inline(entry.getKey()) + ": " + inline(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> value.toString();
        };
    }

    /** The shortest digits that give the number back, with an exponent where people would write one. */
    private static String number(double value) {
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        return exponent >= -4 && exponent < 7
                ? decimal.toPlainString()
                : decimal.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    private static String quoted(String text) {
        return NEEDS_NO_QUOTES.matcher(text).matches()
                        && !OTHER_WORDS.matcher(text).matches()
                ? text
                : text.codePoints().mapToObj(Canonical::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int character) {
        if (character == '"' || character == '\\') {
            return "\\" + (char) character;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> "\\U%08x".formatted(character);
            default -> Character.toString(character);
        };
    }

    /** SHA-256, as 64 lower-case hexadecimal digits, of the values as JSON with sorted keys and without white space. */
    public static String digest(Map<String, Object> values) {
        try {
            byte[] json = JSON.writeValueAsString(values).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JVM has SHA-256", absent);
        }
    }
}
