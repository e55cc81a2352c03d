// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.parquet;

import dev.ceteris.base.DataException;
import dev.ceteris.base.FileContent;
import dev.ceteris.data.format.table.DecimalMark;
import dev.ceteris.data.format.table.RowVisitor;
import dev.ceteris.data.format.table.TableFile;
import dev.ceteris.data.format.table.TableHead;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A Parquet file of numbers, texts and truths; rows are counted from 1. */
public record ParquetFile(Path path) implements TableFile {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    /** Whether a file begins as Parquet does, whatever it is called. */
    public static boolean isParquet(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException failure) {
            throw new DataException(path + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    @Override
    public TableHead head() {
        List<String> names = new ArrayList<>();
        reading(reader -> {
            for (int i = 0; i < reader.getFieldCount(); i++) {
                names.add(reader.getFieldName(i));
            }
        });
        return new TableHead(names.size(), names, DecimalMark.POINT, List.of());
    }

    @Override
    public String read(RowVisitor rows) {
        reading(reader -> {
            String[] cells = new String[reader.getFieldCount()];
            for (long number = 1; reader.hasNext(); number++) {
                reader.next();
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = reader.isNull(i) ? "" : text(reader.getValue(i));
                }
                rows.row(number, cells);
            }
        });
        return sha256();
    }

    private static String text(Object value) {
        return switch (value) {
            case Double number when Double.isNaN(number) -> "";
            case Float number when Float.isNaN(number) -> "";
            case BigDecimal number -> number.toPlainString();
            case byte[] text -> new String(text, StandardCharsets.UTF_8).strip();
            default -> value.toString().strip();
        };
    }

    private String sha256() {
        try (FileContent content = FileContent.of(Files.newInputStream(path))) {
            content.drain();
            return content.sha256();
        } catch (IOException failure) {
            throw new DataException(path + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    /** Reads something off the rows. */
    private interface Reading {
        void of(RowReader reader);
    }

    private void reading(Reading reading) {
        try (ParquetFileReader file = ParquetFileReader.open(InputFile.of(path));
                RowReader reader = file.rowReader()) {
            reading.of(reader);
        } catch (DataException known) {
            throw known;
        } catch (IOException failure) {
            throw new DataException(path + " cannot be read: " + failure.getMessage(), failure);
        } catch (RuntimeException malformed) {
            throw new DataException(path + " cannot be read as Parquet: " + malformed.getMessage(), malformed);
        }
    }
}
