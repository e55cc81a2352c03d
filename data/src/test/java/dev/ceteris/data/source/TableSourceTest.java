// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.DataException;
import dev.ceteris.data.format.csv.CsvLayout;
import dev.ceteris.data.format.csv.FirstRow;
import dev.ceteris.data.source.table.Answer;
import dev.ceteris.data.source.table.ColumnChoice;
import dev.ceteris.data.source.table.Drawing;
import dev.ceteris.data.source.table.MissingValues;
import dev.ceteris.data.source.table.TableSummary;
import dev.ceteris.data.source.table.TestPart;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table becomes samples, or a message says which cells are in the way. */
class TableSourceTest {
    private static final String FLOWERS = """
            length,width,species
            5.1,3.5,setosa
            7.0,3.2,versicolor
            4.9,3.0,setosa
            6.9,3.1,versicolor
            """;

    @TempDir
    private Path folder;

    private ColumnChoice columns = ColumnChoice.ALL;
    private MissingValues missing = MissingValues.REFUSE;
    private TestPart test = new TestPart.Share(0.5);
    private Scaling scaling = Scaling.AS_IS;
    private FirstRow firstRow = FirstRow.NAMES;

    @ParameterizedTest
    @ValueSource(strings = {"species", "3", "last"})
    void the_class_is_found_by_name_number_or_place(String column) {
        Dataset dataset = classes(FLOWERS, column);
        assertThat(numbers(dataset.train())).containsExactly(5.1f, 3.5f, 7.0f, 3.2f);
        assertThat(numbers(dataset.test())).containsExactly(4.9f, 3.0f, 6.9f, 3.1f);
        assertThat(dataset.train().labels().values()).containsExactly(0, 1);
        assertThat(dataset.classNames()).containsExactly("setosa", "versicolor");
        assertThat(dataset.remarks()).isEmpty();
    }

    @Test
    void classes_are_ordered_by_value_when_all_are_whole_numbers_and_by_letters_otherwise() {
        firstRow = FirstRow.SAMPLE;
        assertThat(classes("1,10\n2,9\n4,-1\n3,10\n1,9\n5,-1\n", "2").classNames())
                .containsExactly("-1", "9", "10");
        assertThat(classes("1,b\n4,10\n1,b\n3,10\n", "2").classNames()).containsExactly("10", "b");
    }

    @Test
    void quotes_spaces_blank_rows_windows_line_ends_and_a_byte_order_mark_are_understood() {
        Dataset dataset = classes(
                "\ufeffa, \"b, c\",k\r\n 1 ,2e1,\"x \"\"y\"\"\"\r\n\r\n-.5,+3,z\r\n2,3,\"x \"\"y\"\"\"\r\n3,3,z\r\n",
                "k");
        assertThat(numbers(dataset.train())).containsExactly(1, 20, -0.5f, 3);
        assertThat(dataset.classNames()).containsExactly("x \"y\"", "z");
    }

    @Test
    void a_packed_file_is_read_like_a_plain_one_and_has_its_digest() throws IOException {
        Path packed = folder.resolve("flowers.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(FLOWERS.getBytes(StandardCharsets.UTF_8));
        }
        Dataset dataset = open(packed, new Answer.ClassColumn("species"));
        Dataset plain = classes(FLOWERS, "species");
        assertThat(numbers(dataset.train())).isEqualTo(numbers(plain.train()));
        assertThat(dataset.files().getFirst().sha256())
                .isEqualTo(plain.files().getFirst().sha256());
        firstRow = FirstRow.SAMPLE;
        // printf '1,a\n2,b\n3,a\n4,b\n' | sha256sum
        assertThat(classes("1,a\n2,b\n3,a\n4,b\n", "2").files().getFirst().sha256())
                .isEqualTo("4d36d7984a194e8f089ca48f48e66e9c320051e060bdb18f4e5747defd95419a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~",
            value = {
                "width;height;kind\\n1,5;2,5;a\\n2,5;1,5;b\\n3;1;a\\n4,5;1;b\\n ~ separated by semicolons, "
                        + "numbers have decimal commas",
                "width, cm;height, cm;kind\\n1,5;2,5;a\\n2,5;1,5;b\\n3;1;a\\n4,5;1;b\\n ~ separated by "
                        + "semicolons, numbers have decimal commas",
                "width\\theight\\tkind\\n1.5\\t2.5\\ta\\n2.5\\t1.5\\tb\\n3\\t1\\ta\\n4.5\\t1\\tb\\n ~ separated "
                        + "by tabs",
                "width|height|kind\\n1.5|2.5|a\\n2.5|1.5|b\\n3|1|a\\n4.5|1|b\\n ~ separated by vertical bars",
                "width,height,kind\\n\"1,5\",\"2,5\",a\\n\"2,5\",\"1,5\",b\\n3,1,a\\n\"4,5\",1,b\\n ~ separated "
                        + "by commas, numbers have decimal commas"
            })
    void separators_and_decimal_commas_are_recognized_and_named(String text, String remark) {
        Dataset dataset = classes(text.replace("\\n", "\n").replace("\\t", "\t"), "kind");
        assertThat(numbers(dataset.train())).containsExactly(1.5f, 2.5f, 2.5f, 1.5f);
        assertThat(dataset.remarks()).singleElement().asString().contains(remark);
    }

    @Test
    void a_number_column_is_learned_standardized_and_every_second_row_is_the_test_set() {
        scaling = Scaling.STANDARDIZED;
        Dataset dataset = targets("x,price,weight\n1,10,1\n2,0,9\n3,30,3\n4,0,9\n", "price", "weight");
        // numpy.mean and numpy.std of [10, 30] and [1, 3]: 20, 10 and 2, 1.
        assertThat(dataset.targets())
                .containsExactly(new TargetColumn("price", 20, 10), new TargetColumn("weight", 2, 1));
        assertThat(((Values) dataset.train().targets()).values()).containsExactly(-1, -1, 1, 1);
        assertThat(((Values) dataset.test().targets()).values()).containsExactly(-2, 7, -2, 7);
        assertThat(dataset.train().features().width()).isEqualTo(1);
    }

    @Test
    void words_become_inputs_of_1_and_0_and_an_unseen_one_is_named() {
        Dataset dataset = targets("colour,x,y\nred,1,1\nred,2,2\nblue,3,3\ngreen,4,4\nred,1,5\nblue,2,6\n", "y");
        assertThat(dataset.train().features().width()).isEqualTo(3);
        assertThat(numbers(dataset.train())).containsExactly(0, 1, 1, 1, 0, 3, 0, 1, 1);
        assertThat(numbers(dataset.test())).containsExactly(0, 1, 2, 0, 0, 4, 1, 0, 2);
        assertThat(dataset.remarks())
                .containsExactly("colour: the training set has no green, which 1 sample of the test set has; all"
                        + " of its inputs are 0 there");
    }

    @Test
    void missing_values_are_refused_dropped_or_replaced_by_the_mean_of_the_training_set() {
        String text = "a,b,y\n1,2,1\nNA,2,2\n3,4,3\n5,,4\n7,9,5\n";
        assertThatThrownBy(() -> targets(text, "y"))
                .isInstanceOf(DataException.class)
                .hasMessage(file() + ": 2 places cannot be used\n"
                        + "  row 3, column 1 'a': a value is missing: found 'NA', expected a number\n"
                        + "  row 5, column 2 'b': a value is missing: found nothing, expected a number\n"
                        + "complete or remove the rows, or set missing: drop, or missing: mean (--missing)");
        missing = MissingValues.DROP;
        assertThat(numbers(targets(text, "y").train())).containsExactly(1, 2, 7, 9);
        missing = MissingValues.MEAN;
        // Training rows are the 1st, 3rd and 5th: their means are (1 + 3 + 7) / 3 and (2 + 4 + 9) / 3.
        assertThat(numbers(targets(text, "y").test())).containsExactly(11 / 3f, 2, 5, 5);
    }

    @Test
    void the_first_ten_bad_cells_are_named_and_all_are_counted() {
        StringBuilder text = new StringBuilder("a,k\n");
        for (int i = 0; i < 30; i++) {
            text.append(i % 2 == 0 ? "1." + i : "wi\tde" + i).append(i % 4 < 2 ? ",x\n" : ",y\n");
        }
        assertThatThrownBy(() -> classes(text.toString(), "k"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file() + ": 15 places cannot be used, the first 10 are\n"
                        + "  row 3, column 1 'a': found 'wi\\tde1', expected a number\n")
                .hasMessageContaining("row 21")
                .hasMessageNotContaining("row 23");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x1p3", "1f", "Infinity", "1.2.3", "--1", "1e"})
    void what_is_no_number_is_refused_with_row_and_column(String cell) {
        assertThatThrownBy(() -> classes("length,k\n1,a\n" + cell + ",b\n", "k"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        file() + ", row 3, column 1 'length': found '" + cell + "', expected a number; ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~",
            value = {
                ",a,kind\\n0,4,u\\n1,2,v\\n2,5,u\\n3,7,v\\n4,4,u\\n5,2,v ~ column 1 (no name: row numbers)",
                "id,a,kind\\n7,4,u\\n9,2,v\\n12,5,u\\n13,7,v\\n14,4,u\\n15,2,v ~ id (row numbers)",
                "Unnamed: 0,a,kind\\n0,4,u\\n1,2,v\\n2,5,u\\n3,7,v\\n4,4,u\\n5,2,v ~ Unnamed: 0 (row numbers)",
                "sample,a,kind\\n1,4,u\\n2,2,v\\n3,5,u\\n4,7,v\\n5,4,u\\n6,2,v ~ sample (row numbers)"
            })
    void row_numbers_are_left_out_with_a_word(String text, String left) {
        Dataset dataset = classes(text.replace("\\n", "\n"), "kind");
        assertThat(dataset.train().features().width()).isEqualTo(1);
        assertThat(dataset.remarks()).singleElement().asString().startsWith("left out: " + left);
        columns = new ColumnChoice(List.of("1", "a"), List.of(), List.of(), "");
        assertThat(classes(text.replace("\\n", "\n"), "kind").train().features().width())
                .isEqualTo(2);
    }

    @Test
    void whole_numbers_with_and_without_a_point_are_one_class() {
        Dataset dataset = classes("x,k\n1,1\n3,1.0\n4,2\n4,2.0\n", "k");
        assertThat(dataset.classNames()).containsExactly("1", "2");
        assertThat(dataset.remarks()).contains("1 and 1.0 are one class, named 1");
    }

    @Test
    void many_different_numbers_are_no_classes_unless_the_user_says_so() {
        String text = "x,price\n4,100.5\n3,200\n4,300\n1,400\n2,500\n4,600\n5,100.5\n6,200\n";
        assertThatThrownBy(() -> classes(text, "price"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("write target: price (--target) instead of class");
        columns = new ColumnChoice(List.of(), List.of(), List.of("price"), "");
        assertThat(classes(text, "price").classNames()).hasSize(6);
    }

    @Test
    void a_separate_file_or_a_column_can_be_the_test_set() throws IOException {
        test = new TestPart.OtherFile(Files.writeString(folder.resolve("test.csv"), "x,k\n9,b\n"));
        Dataset dataset = classes("x,k\n4,a\n3,b\n5,a\n", "k");
        assertThat(numbers(dataset.test())).containsExactly(9);
        assertThat(dataset.train().count()).isEqualTo(3);
        assertThat(dataset.files()).hasSize(2);
        test = new TestPart.SplitColumn("part");
        assertThat(numbers(classes("x,part,k\n4,train,a\n3,Train,b\n5,test,a\n", "k")
                        .test()))
                .containsExactly(5);
    }

    @Test
    void groups_are_not_divided_between_training_and_test_set() {
        columns = new ColumnChoice(List.of(), List.of(), List.of(), "who");
        Dataset dataset = targets("who,x,y\na,1,1\nb,2,2\na,3,3\nb,4,4\nc,5,5\nc,6,6\n", "y");
        assertThat(numbers(dataset.train())).containsExactly(1, 3, 5, 6);
        assertThat(numbers(dataset.test())).containsExactly(2, 4);
    }

    @Test
    void a_constant_column_is_named_and_a_header_of_numbers_is_suspected() {
        assertThat(classes("a,b,k\n1,5,x\n2,5,y\n4,5,x\n3,5,y\n", "k").remarks())
                .containsExactly("b has the same value in every row and can teach nothing");
        assertThat(classes("0.4,0.7,1\n0.3,0.2,0\n0.1,0.9,1\n0.3,0.5,0\n0.2,0.8,1\n", "3")
                        .remarks())
                .singleElement()
                .asString()
                .contains("the columns are named 0.4, 0.7, 1: if the first row is a sample, say header: false");
    }

    @Test
    void one_pass_counts_what_two_passes_load() {
        String text = FLOWERS;
        Dataset dataset = classes(text, "species");
        TableSummary summary = TableSummary.of(source(file(), new Answer.ClassColumn("species")));
        assertThat(summary.trainSamples()).isEqualTo(dataset.train().count());
        assertThat(summary.testSamples()).isEqualTo(dataset.test().count());
        assertThat(summary.files()).isEqualTo(dataset.files());
        assertThat(summary.columns().getFirst().mean()).isCloseTo((5.1 + 7.0) / 2, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~",
            value = {
                "'563.957,33' ~ without thousands separators, 563957.33",
                "'$276,110' ~ without a currency sign and thousands separators, 276110",
                "'1 234 567' ~ without thousands separators, 1234567",
                "'-1,234.5 EUR' ~ without a currency sign and thousands separators, -1234.5",
                "'1.73%' ~ without a percent sign, 1.73"
            })
    void numbers_that_are_written_for_people_are_refused_with_how_to_write_them(String cell, String remedy) {
        String text = "x;y;k\n1;" + cell + ";a\n2;3.5;b\n3;4.5;a\n4;1.5;b\n";
        assertThatThrownBy(() -> classes(text, "k"))
                .isInstanceOf(DataException.class)
                .hasMessage(file() + ", row 2, column 2 'y': found '" + cell + "', expected a number " + remedy
                        + "; write numbers without thousands separators, currency signs and percent signs");
        assertThatThrownBy(() ->
                        targets(text.replace(";k", ";z").replace(";a", ";1").replace(";b", ";2"), "y"))
                .hasMessageContaining("expected a number " + remedy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12 km", "1.2.3", "1,23,456", "2024-01-01", "1,234,5", "%", "$"})
    void what_means_no_number_is_not_taken_for_one(String cell) {
        assertThatThrownBy(() -> classes("x;k\n" + cell + ";a\n2.5;b\n", "k"))
                .hasMessageContaining("found '" + cell + "', expected a number;");
    }

    @Test
    void a_few_bad_cells_in_a_column_of_numbers_are_to_be_corrected_or_emptied() {
        StringBuilder text = new StringBuilder("x,y\n");
        for (int i = 0; i < 20; i++) {
            text.append(i == 7 ? "k. A." : i + 0.5).append(',').append(i % 3).append('\n');
        }
        String remedy = "row 9, column 1 'x': found 'k. A.', expected a number; correct these cells, or empty them and"
                + " set missing: drop";
        assertThatThrownBy(() -> targets(text.toString(), "y")).hasMessageContaining(remedy + ", or missing: mean");
        assertThatThrownBy(() -> targets(text.toString(), "x")).hasMessageContaining(remedy);
        missing = MissingValues.MEAN;
        assertThat(targets(text.toString().replace("k. A.", ""), "y").train().count())
                .isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~",
            value = {
                "563.%03d,33 ~ write them without thousands separators ('563.000,33' as 563000.33), and",
                "$276,%03d ~ write them without a currency sign and thousands separators",
                "id%d ~ so many different values are hardly classes: found 12 in 12 rows"
            })
    void a_class_for_each_row_is_refused_with_its_reason(String written, String reason) {
        StringBuilder text = new StringBuilder("x;k\n");
        for (int i = 0; i < 12; i++) {
            text.append(i * 7 % 12).append(';').append(written.formatted(i)).append('\n');
        }
        assertThatThrownBy(() -> classes(text.toString(), "k"))
                .hasMessageContaining(reason)
                .hasMessageNotContaining("too few rows");
        columns = new ColumnChoice(List.of(), List.of(), List.of("k"), "");
        assertThatThrownBy(() -> classes(text.toString(), "k")).hasMessageContaining("too few rows for a test set");
    }

    @Test
    void decimal_commas_do_not_hide_a_quantity_and_a_bad_cell_among_numbers_is_named() {
        StringBuilder text = new StringBuilder("x;k\n");
        for (int i = 0; i < 12; i++) {
            text.append(i * 7 % 12).append(";").append(i).append(",5\n");
        }
        assertThatThrownBy(() -> classes(text.toString(), "k")).hasMessageContaining("look like a quantity");
        assertThatThrownBy(() -> classes(text.toString().replace(";3,5", ";k. A."), "k"))
                .hasMessageContaining("they are numbers, except k. A.: correct these cells, and write target: k");
    }

    @Test
    void a_class_that_the_test_set_lacks_is_named() {
        StringBuilder text = new StringBuilder("x,k\n");
        for (int i = 0; i < 60; i++) {
            text.append(i * 7 % 60)
                    .append(',')
                    .append(i % 20 == 3 ? "rare" : "usual")
                    .append('\n');
        }
        test = new TestPart.Share(0.2);
        assertThat(classes(text.toString(), "k").remarks())
                .containsExactly("classes without a test row, as they have too few rows: rare");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table.csv", "copy.csv", "../table.csv"})
    void the_table_that_is_learned_is_no_test_set(String name) throws IOException {
        Path inner = Files.createDirectories(folder.resolve("inner"));
        Files.writeString(folder.resolve("copy.csv"), FLOWERS);
        test = new TestPart.OtherFile((name.startsWith("..") ? inner : folder).resolve(name));
        assertThatThrownBy(() -> classes(FLOWERS, "species"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has the same content as the table that is learned");
    }

    @Test
    void what_is_no_table_is_refused() throws IOException {
        refused("a,\"b\n1,2\n", " is no CSV file: ");
        refused("", " is empty; expected rows of comma-separated values");
        refused("length,width,specie\n5.1,3.5,setosa\n", "did you mean 'specie'? its columns: length, width, specie");
        refused("length,width,species\n5.1,3.5,setosa\n", "found only the class 'setosa', expected at least two");
        refused("a,b,species\n1,2,x\n1,x\n", ", row 3: found 2 columns, expected 3 as in the first row");
        refused("length,width,species\n", " has a header and no rows, expected at least two");
        refused("species\n1\n", "found one column, 'species', expected a column to predict and at least one input");
        Files.writeString(file(), "größe,species\n1,a\n2,b\n", Charset.forName("ISO-8859-1"));
        assertThatThrownBy(() -> open(file(), new Answer.ClassColumn("species")))
                .isInstanceOf(DataException.class)
                .hasMessage(file() + " is not UTF-8 text; expected a CSV file saved as UTF-8");
    }

    private void refused(String text, String message) {
        assertThatThrownBy(() -> classes(text, "species"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message);
    }

    private Path file() {
        return folder.resolve("table.csv");
    }

    private Dataset classes(String text, String column) {
        return written(text, new Answer.ClassColumn(column));
    }

    private Dataset targets(String text, String... names) {
        return written(text, new Answer.TargetColumns(List.of(names)));
    }

    private Dataset written(String text, Answer answer) {
        try {
            return open(Files.writeString(file(), text), answer);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Dataset open(Path path, Answer answer) {
        return source(path, answer).open(new DataPlaces(List.of(), folder, _ -> {}));
    }

    private dev.ceteris.data.source.CsvSource source(Path path, Answer answer) {
        return new dev.ceteris.data.source.CsvSource(
                path, CsvLayout.recognized(firstRow), answer, columns, missing, test, Drawing.RANDOM, scaling);
    }

    private static float[] numbers(Samples samples) {
        return ((FloatFeatures) samples.features()).values();
    }
}
