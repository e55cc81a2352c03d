// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.format;

import dev.ceteris.base.DataException;
import dev.ceteris.spec.StudyException;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;

/** Results as Parquet. Columns that hold structures are passed over. */
record ParquetResults(String name, Path path) implements ResultFile {
    @Override
    public void read(Consumer<Row> rows) {
        try (ParquetFileReader file = ParquetFileReader.open(InputFile.of(path));
                RowReader reader = file.rowReader()) {
            SequencedMap<String, Integer> columns = new LinkedHashMap<>();
            for (int i = 0; i < reader.getFieldCount(); i++) {
                columns.put(reader.getFieldName(i), i);
            }
            for (int number = 1; reader.hasNext(); number++) {
                reader.next();
                rows.accept(new Stored(columns, reader, number));
            }
        } catch (DataException | StudyException known) {
            throw known;
        } catch (IOException failure) {
            throw new DataException(name + " cannot be read: " + failure.getMessage(), failure);
        } catch (RuntimeException malformed) {
            throw new DataException(name + " cannot be read as Parquet: " + malformed.getMessage(), malformed);
        }
    }

    @Override
    public String place(int number) {
        return name + ", row " + number;
    }

    /** The current row of a reader. */
    private record Stored(SequencedMap<String, Integer> names, RowReader reader, int number) implements Row {
        @Override
        public Collection<String> columns() {
            return names.sequencedKeySet();
        }

        @Override
        public Cell cell(String column) {
            Integer index = names.get(column);
            return index == null || reader.isNull(index) ? Cell.NOTHING : new Cell(plain(reader.getValue(index)));
        }

        /** A float as the shortest digits that give it back, as a text file would have it. */
        private static Object plain(Object value) {
            return switch (value) {
                case Float number -> Double.parseDouble(number.toString());
                case Double number -> number;
                case BigDecimal number -> number.doubleValue();
                case Number whole -> whole.longValue();
                case Boolean truth -> truth;
                case byte[] text -> new String(text, StandardCharsets.UTF_8);
                case PqList list -> items(list);
                default -> value.toString();
            };
        }

        private static List<Object> items(PqList list) {
            List<Object> items = new ArrayList<>();
            for (Object item : list.values()) {
                Object one = item == null ? "" : plain(item);
                items.add(one instanceof Long whole && Math.abs(whole) <= Integer.MAX_VALUE ? whole.intValue() : one);
            }
            return items;
        }
    }
}
