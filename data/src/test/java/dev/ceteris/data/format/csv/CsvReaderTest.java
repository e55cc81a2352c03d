// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.DataException;
import dev.ceteris.engine.sample.FloatFeatures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReaderTest {
    private static final String FLOWERS = """
            length,width,species
            5.1,3.5,setosa
            7.0,3.2,versicolor
            4.9,3.0,setosa
            """;

    @TempDir
    private Path folder;

    @Test
    void the_class_is_found_by_name_number_or_place() {
        for (String classColumn : new String[] {"species", "3", "last"}) {
            CsvTable table = read(FLOWERS, FirstRow.NAMES, classColumn);
            assertThat(values(table)).containsExactly(5.1f, 3.5f, 7.0f, 3.2f, 4.9f, 3.0f);
            assertThat(table.samples().features().width()).isEqualTo(2);
            assertThat(table.samples().labels().values()).containsExactly(0, 1, 0);
            assertThat(table.classNames()).containsExactly("setosa", "versicolor");
        }
    }

    @Test
    void without_names_the_first_row_is_a_sample() {
        CsvTable table = read("b,1\na,2\n", FirstRow.SAMPLE, "1");
        assertThat(values(table)).containsExactly(1, 2);
        assertThat(table.samples().labels().values()).containsExactly(1, 0);
    }

    @Test
    void a_name_that_looks_like_a_number_goes_before_the_number() {
        CsvTable table = read("2,1\n0.5,a\n0.7,b\n", FirstRow.NAMES, "1");
        assertThat(values(table)).containsExactly(0.5f, 0.7f);
    }

    @Test
    void classes_are_ordered_by_value_when_all_are_whole_numbers_and_by_letters_otherwise() {
        assertThat(read("1,10\n1,9\n1,-1\n", FirstRow.SAMPLE, "2").classNames()).containsExactly("-1", "9", "10");
        assertThat(read("1,b\n1,10\n1,9\n", FirstRow.SAMPLE, "2").classNames()).containsExactly("10", "9", "b");
    }

    @Test
    void the_order_of_the_rows_does_not_change_the_classes() {
        assertThat(read("1,x\n2,y\n", FirstRow.SAMPLE, "2").classNames())
                .isEqualTo(read("2,y\n1,x\n", FirstRow.SAMPLE, "2").classNames());
    }

    @Test
    void quotes_spaces_blank_rows_windows_line_ends_and_a_byte_order_mark_are_understood() {
        CsvTable table =
                read("\ufeffa, \"b, c\",k\r\n 1 ,2e1,\"x \"\"y\"\"\"\r\n\r\n-.5,+3,z\r\n", FirstRow.NAMES, "k");
        assertThat(values(table)).containsExactly(1, 20, -0.5f, 3);
        assertThat(table.classNames()).containsExactly("x \"y\"", "z");
    }

    @Test
    void a_packed_file_is_read_like_a_plain_one_and_has_its_digest() throws IOException {
        Path packed = folder.resolve("flowers.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(FLOWERS.getBytes(StandardCharsets.UTF_8));
        }
        CsvTable table = CsvReader.read(packed, FirstRow.NAMES, "species");
        CsvTable plain = read(FLOWERS, FirstRow.NAMES, "species");
        assertThat(values(table)).isEqualTo(values(plain));
        assertThat(table.sha256()).isEqualTo(plain.sha256());
    }

    @Test
    void the_digest_is_that_of_the_file() {
        // printf '1,a\n2,b\n' | sha256sum
        assertThat(read("1,a\n2,b\n", FirstRow.SAMPLE, "2").sha256())
                .isEqualTo("07db83519611422325223f749e77a8dd9f6308e8f1840443d53b94ca61daaad0");
    }

    @Test
    void missing_values_are_refused_with_row_and_column() {
        assertRefused(
                "length,width,species\n5.1,,setosa\n",
                ", row 2, column 2 'width': a value is missing: found nothing, expected a number; complete or remove"
                        + " the row");
        assertRefused(
                "length,width,species\n5.1,3.5,setosa\n\nNA,3,setosa\n",
                ", row 4, column 1 'length': a value is missing: found 'NA', expected a number; complete or remove"
                        + " the row");
        assertRefused(
                "length,width,species\n5.1,3.5,?\n",
                ", row 2, column 3 'species': a value is missing: found '?', expected a class; complete or remove"
                        + " the row");
    }

    @Test
    void what_is_no_number_is_refused_with_row_and_column() {
        assertRefused(
                "length,width,species\n5.1,3.5,setosa\n5.1,wide,setosa\n",
                ", row 3, column 2 'width': found 'wide', expected a number");
        for (String text : new String[] {"0x1p3", "1f", "Infinity", "1.2.3", "--1", "1e"}) {
            assertRefused(
                    "length,width,species\n" + text + ",3.5,setosa\n",
                    ", row 2, column 1 'length': found '" + text + "', expected a number");
        }
        assertRefused(
                "length,width,species\n1e39,3.5,setosa\n",
                ", row 2, column 1 'length': found '1e39', expected a number between -3.4e38 and 3.4e38");
    }

    @Test
    void rows_of_another_length_are_refused() {
        assertRefused(
                "length,width,species\n5.1,3.5,setosa\n5.1,setosa\n",
                ", row 3: found 2 columns, expected 3 as in the first row");
    }

    @Test
    void an_unknown_class_column_is_answered_with_the_nearest() {
        assertRefused(
                "length,width,specie\n5.1,3.5,setosa\n",
                " has no column 'species' to take the class from; did you mean 'specie'? its columns: length, width,"
                        + " specie");
        assertThatThrownBy(() -> read("1,2\n", FirstRow.SAMPLE, "species"))
                .hasMessageEndingWith(" has no column 'species' to take the class from: its columns have no names,"
                        + " expected a number from 1 to 2");
        assertThatThrownBy(() -> read(FLOWERS, FirstRow.NAMES, "4"))
                .hasMessageEndingWith(" has no column 4 to take the class from, expected 1 to 3");
        assertThatThrownBy(() -> read("a,a\n1,2\n", FirstRow.NAMES, "a"))
                .hasMessageEndingWith(", row 1: found the column 'a' more than once, expected one class column; name it"
                        + " by its number");
    }

    @Test
    void a_file_without_two_classes_is_refused() {
        assertRefused(
                "length,width,species\n5.1,3.5,setosa\n",
                ", column 3 'species': found only the class 'setosa', expected at least two classes");
        assertRefused("length,width,species\n", ", column 3 'species': found no rows, expected at least two classes");
        assertRefused("", " is empty; expected rows of comma-separated values");
        assertRefused(
                "a;b;c\n1;2;x\n",
                ", row 1: found one column, 'a;b;c', expected a class and at least one number, separated by commas");
    }

    @Test
    void what_is_no_csv_file_is_refused() throws IOException {
        assertThatThrownBy(() -> read("a,\"b\n1,2\n", FirstRow.NAMES, "1"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(" is no CSV file: ");
        Path file = folder.resolve("latin.csv");
        Files.writeString(file, "größe,art\n1,a\n2,b\n", Charset.forName("ISO-8859-1"));
        assertThatThrownBy(() -> CsvReader.read(file, FirstRow.NAMES, "art"))
                .isInstanceOf(DataException.class)
                .hasMessage(file + " is not UTF-8 text; expected a CSV file saved as UTF-8");
        Path absent = folder.resolve("absent.csv");
        assertThatThrownBy(() -> CsvReader.read(absent, FirstRow.NAMES, "art"))
                .isInstanceOf(DataException.class)
                .hasMessage(absent + " does not exist or is no file; expected a CSV file");
    }

    private void assertRefused(String text, String messageEnd) {
        assertThatThrownBy(() -> read(text, FirstRow.NAMES, "species"))
                .isInstanceOf(DataException.class)
                .hasMessage(folder.resolve("flowers.csv") + messageEnd);
    }

    private CsvTable read(String text, FirstRow firstRow, String classColumn) {
        Path file = folder.resolve("flowers.csv");
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return CsvReader.read(file, firstRow, classColumn);
    }

    private static float[] values(CsvTable table) {
        return ((FloatFeatures) table.samples().features()).values();
    }
}
