// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.text;

import dev.ceteris.base.DataException;
import dev.ceteris.spec.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How names of files give factors and seeds: {@code runs/{optimizer}-s{seed}/metrics.csv}. A name in braces is any text
 * without a slash; {@code *} is the same, without a name. The pattern matches the end of a path.
 */
public final class FilePattern {
    private static final Pattern PART = Pattern.compile("\\{([^{}]*)}|\\*|[^{}*]+|[{}]");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.\\-]+");

    private final Word written;
    private final List<String> fields = new ArrayList<>();
    private final Pattern pattern;

    /** @throws dev.ceteris.spec.StudyException when a brace has no partner, or a name is empty or occurs twice */
    FilePattern(Word written) {
        this.written = written;
        StringBuilder regex = new StringBuilder("(?:.*/)?");
        Matcher part = PART.matcher(written.text().replaceFirst("^\\./", ""));
        while (part.find()) {
            String text = part.group();
            if (part.group(1) != null) {
                if (!NAME.matcher(part.group(1)).matches() || fields.contains(part.group(1))) {
                    throw written.place()
                            .error("'from' has '" + text + "', expected a name of its own in each pair of braces");
                }
                fields.add(part.group(1));
                regex.append("([^/]+?)");
            } else if (text.equals("*")) {
                regex.append("[^/]*?");
            } else if (text.equals("{") || text.equals("}")) {
                throw written.place().error("'from' has a brace without its partner; expected {name}");
            } else {
                regex.append(Pattern.quote(text));
            }
        }
        pattern = Pattern.compile(regex.toString());
    }

    /** As it was written. */
    public String text() {
        return written.text();
    }

    /** The names in braces, in their order. */
    public List<String> fields() {
        return List.copyOf(fields);
    }

    /** Whether the pattern matches the end of a path. */
    public boolean matches(String path) {
        return pattern.matcher(slashes(path)).matches();
    }

    /**
     * The texts of the names, of one file.
     *
     * @throws DataException when the pattern does not match
     */
    public SequencedMap<String, String> of(String path) {
        Matcher matcher = pattern.matcher(slashes(path));
        if (!matcher.matches()) {
            throw new DataException(path + " does not match 'from', expected a name such as " + written.text() + " ("
                    + written.place().where() + ")");
        }
        SequencedMap<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            found.put(fields.get(i), matcher.group(i + 1));
        }
        return found;
    }

    private static String slashes(String path) {
        return path.replace('\\', '/');
    }
}
