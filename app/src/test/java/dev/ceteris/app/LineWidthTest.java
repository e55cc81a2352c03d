// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Laws: a line of the checkout has at most 120 columns, comments, strings and prose included. */
class LineWidthTest {
    private static final int WIDTH = 120;
    private static final Path CHECKOUT = Path.of("..");
    private static final Set<String> ENDINGS = Set.of("java", "md", "js", "css", "mustache");
    /** Folders that builds and runs write, and the materials beside a checkout. */
    private static final Set<String> NOT_OURS = Set.of("target", "runs", "shared");

    @Test
    void a_line_has_at_most_120_columns() throws IOException {
        List<Path> files = files();
        assertThat(files).hasSizeGreaterThan(500);
        List<String> wide = new ArrayList<>();
        for (Path file : files) {
            wide.addAll(wide(CHECKOUT.relativize(file), Files.readAllLines(file)));
        }
        assertThat(wide).isEmpty();
    }

    @Test
    void code_comments_and_prose_are_measured() {
        String row = "x".repeat(WIDTH + 1);
        assertThat(wide(Path.of("A.java"), List.of("// " + row, "x".repeat(WIDTH))))
                .containsExactly("A.java:1");
        assertThat(wide(Path.of("A.md"), List.of("- " + row))).containsExactly("A.md:1");
    }

    @Test
    void text_blocks_tables_and_quoted_code_are_not_measured() {
        String row = "| " + "x".repeat(WIDTH) + " |";
        assertThat(wide(Path.of("A.java"), List.of("String a = \"\"\"", row, "\"\"\";", row)))
                .containsExactly("A.java:4");
        assertThat(wide(Path.of("A.md"), List.of(row, "```", row + "y", "```", "y" + row)))
                .containsExactly("A.md:5");
    }

    /** The lines that are too wide, as {@code file:line}. */
    private static List<String> wide(Path file, List<String> lines) {
        boolean java = file.toString().endsWith(".java");
        boolean prose = file.toString().endsWith(".md");
        boolean quoted = false;
        List<String> wide = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean turns = java ? line.split("\"\"\"", -1).length % 2 == 0 : prose && line.startsWith("```");
            boolean measured = !quoted && !(prose && line.startsWith("|"));
            if (measured && line.codePointCount(0, line.length()) > WIDTH) {
                wide.add(file + ":" + (i + 1));
            }
            quoted ^= turns;
        }
        return wide;
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(CHECKOUT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean hidden = name.startsWith(".") && !folder.equals(CHECKOUT);
                return hidden || NOT_OURS.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                if (ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
