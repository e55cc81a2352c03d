// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.progress;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal that obeys the few control sequences that a display of bars needs, and that wraps the
 * lines it shows when it becomes narrower and joins them again when it becomes wider, as most do. Like tmux, it forgets
 * that two rows were one line only when the first is erased from its beginning. What it does not understand fails the
 * test.
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

    /** Breaks the lines anew. The cursor stays with its letter. */
    void resize(int columns) {
        List<StringBuilder> lines = new ArrayList<>();
        int cursorLine = 0;
        int cursorOffset = 0;
        boolean goesOn = false;
        for (int i = 0; i < rows.size(); i++) {
            if (!goesOn) {
                lines.add(new StringBuilder());
            }
            if (i == row) {
                cursorLine = lines.size() - 1;
                cursorOffset = lines.getLast().length() + column;
            }
            lines.getLast().append(rows.get(i).text);
            goesOn = rows.get(i).goesOn;
        }
        rows.clear();
        for (int i = 0; i < lines.size(); i++) {
            if (i == cursorLine) {
                row = rows.size() + cursorOffset / columns;
                column = cursorOffset % columns;
            }
            addWrapped(lines.get(i).toString(), columns);
        }
    }

    private void addWrapped(String line, int columns) {
        rows.add(new Row(line.substring(0, Math.min(line.length(), columns))));
        for (int from = columns; from < line.length(); from += columns) {
            rows.getLast().goesOn = true;
            rows.add(new Row(line.substring(from, Math.min(line.length(), from + columns))));
        }
    }

    /** Shows what the user types, as terminals do, where the cursor is. */
    void echo(String typed, int columns) {
        for (String letter : typed.split("", -1)) {
            if (column == columns) {
                nextRow();
            }
            write(letter);
        }
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
