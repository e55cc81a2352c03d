// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.cli.progress;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal that does what it is told in the few control sequences that a display of bars needs, and that wraps the lines it
 * shows when it becomes narrower and joins them again when it becomes wider, as most do. Like tmux, it forgets that two rows
 * were one line only when the first is erased from its beginning. What it does not understand fails the test.
 */
final class FakeTerminal extends PrintStream {
    private static final Pattern PIECE =
            Pattern.compile("\u001b\\[(\\?25[lh]|\\d*A|K|J|[\\d;]*m)|\n|\r|[^\u001b\n\r]+", Pattern.DOTALL);

    private final List<Row> rows = new ArrayList<>(List.of(new Row("")));
    private int row;
    private int column;
    private boolean cursorShown = true;

    /** One row of the screen. */
    private static final class Row {
        final StringBuilder text;
        boolean goesOn;

        Row(String text) {
            this.text = new StringBuilder(text);
        }
    }

    FakeTerminal() {
        super(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    }

    @Override
    public void print(String text) {
        Matcher pieces = PIECE.matcher(text);
        int end = 0;
        while (pieces.lookingAt()) {
            take(pieces.group());
            end = pieces.end();
            pieces.region(end, text.length());
        }
        if (end != text.length()) {
            throw new IllegalStateException("a terminal does not understand " + text.substring(end));
        }
    }

    private void take(String piece) {
        switch (piece) {
            case "\r" -> column = 0;
            case "\n" -> nextRow();
            case "\u001b[?25l" -> cursorShown = false;
            case "\u001b[?25h" -> cursorShown = true;
            case "\u001b[K" -> eraseLineEnd();
            case "\u001b[J" -> eraseBelow();
            default -> {
                if (!piece.startsWith("\u001b")) {
                    write(piece);
                } else if (piece.endsWith("A")) {
                    row -= Integer.parseInt(piece.substring(2, piece.length() - 1));
                }
            }
        }
    }

    private void nextRow() {
        row++;
        column = 0;
        if (row == rows.size()) {
            rows.add(new Row(""));
        }
    }

    private void eraseLineEnd() {
        StringBuilder text = rows.get(row).text;
        text.setLength(Math.min(column, text.length()));
    }

    private void eraseBelow() {
        eraseLineEnd();
        rows.subList(row + 1, rows.size()).clear();
        if (column == 0) {
            rows.get(row).goesOn = false;
        }
    }

    private void write(String text) {
        StringBuilder line = rows.get(row).text;
        line.replace(column, Math.min(line.length(), column + text.length()), text);
        column += text.length();
    }

    /** Breaks the lines anew. The cursor stays behind the last one, where displays leave it. */
    void resize(int columns) {
        List<String> lines = new ArrayList<>();
        boolean goesOn = false;
        for (Row part : rows) {
            if (goesOn) {
                lines.add(lines.removeLast() + part.text);
            } else {
                lines.add(part.text.toString());
            }
            goesOn = part.goesOn;
        }
        rows.clear();
        for (String line : lines) {
            rows.add(new Row(line.substring(0, Math.min(line.length(), columns))));
            for (int from = columns; from < line.length(); from += columns) {
                rows.getLast().goesOn = true;
                rows.add(new Row(line.substring(from, Math.min(line.length(), from + columns))));
            }
        }
        row = rows.size() - 1;
        column = rows.getLast().text.length();
    }

    List<String> lines() {
        return rows.stream()
                .map(row -> row.text.toString())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    boolean cursorShown() {
        return cursorShown;
    }
}
