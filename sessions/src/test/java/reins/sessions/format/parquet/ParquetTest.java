package reins.sessions.format.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.ReinsException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Tables come back as they were written, and damaged ones cost one sentence. */
final class ParquetTest {
    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("float", Column.Kind.FLOAT),
                    Column.of("double", Column.Kind.DOUBLE),
                    Column.of("whole", Column.Kind.WHOLE),
                    Column.of("flag", Column.Kind.FLAG),
                    Column.of("text", Column.Kind.TEXT),
                    Column.listOf("floats", Column.Kind.FLOAT),
                    Column.listOf("texts", Column.Kind.TEXT));

    private final SplittableRandom random = new SplittableRandom(4);

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("table.parquet");
    }

    private void write(int rows) throws IOException {
        try (ParquetWriter writer = new ParquetWriter(file, COLUMNS, Map.of("by", "us"))) {
            for (int row = 0; row < rows; row++) {
                writer.column(0).put(row == 3 ? Float.NaN : row / 2f);
                writer.column(1).put(Math.sqrt(row));
                writer.column(2).put((long) row << 33);
                writer.column(3).put(row % 3 == 0);
                writer.column(4).put(row % 2 == 0 ? "" : "ü" + row);
                for (int i = 0; i < row % 5; i++) {
                    writer.column(5).put((float) i + row);
                }
                for (int i = 0; i < row % 3; i++) {
                    writer.column(6).put("t" + i);
                }
                writer.endRow();
            }
        }
    }

    @Test
    void everyValueComesBackThroughSeveralRowGroups() throws IOException {
        int rows = 70_001;
        write(rows);
        try (ParquetReader reader = ParquetReader.open(file)) {
            assertEquals(COLUMNS, reader.columns());
            assertEquals(Map.of("by", "us"), reader.about());
            assertEquals(rows, reader.rows());
            assertTrue(reader.rowGroups() > 2, reader.rowGroups() + " row groups");
            int row = 0;
            for (int group = 0; group < reader.rowGroups(); group++) {
                Values floats = reader.read(group, "float");
                Values doubles = reader.read(group, "double");
                Values wholes = reader.read(group, "whole");
                Values flags = reader.read(group, "flag");
                Values texts = reader.read(group, "text");
                Values lists = reader.read(group, "floats");
                Values words = reader.read(group, "texts");
                for (int i = 0; i < reader.rows(group); i++, row++) {
                    assertEquals(row == 3 ? Float.NaN : row / 2f, (float) floats.number(i));
                    assertEquals(Math.sqrt(row), doubles.number(i));
                    assertEquals((long) row << 33, wholes.whole(i));
                    assertEquals(row % 3 == 0, flags.flag(i));
                    assertEquals(row % 2 == 0 ? "" : "ü" + row, texts.text(i));
                    float[] list = new float[row % 5];
                    for (int j = 0; j < list.length; j++) {
                        list[j] = j + row;
                    }
                    assertArrayEquals(list, lists.floats(i));
                    assertEquals(row % 3, words.length(i));
                    for (int j = 0; j < row % 3; j++) {
                        assertEquals("t" + j, words.text(words.start(i) + j));
                    }
                }
            }
            assertEquals(rows, row);
        }
    }

    @Test
    void aTableWithoutRowsComesBack() throws IOException {
        write(0);
        try (ParquetReader reader = ParquetReader.open(file)) {
            assertEquals(0, reader.rows());
            assertEquals(COLUMNS, reader.columns());
        }
    }

    @Test
    void runsAndGroupsOfBitsAreRead() {
        // 100 × 1 as a run (0xc8 0x01, 1), then 8 numbers of 3 bits, 0 to 7 (Parquet's own
        // example).
        byte[] bytes = {(byte) 0xc8, 1, 1, 3, (byte) 0x88, (byte) 0xc6, (byte) 0xfa};
        int[] numbers = new int[108];
        Levels.read(ByteBuffer.wrap(bytes), 3, numbers);
        for (int i = 0; i < 108; i++) {
            assertEquals(i < 100 ? 1 : i - 100, numbers[i]);
        }
        assertThrows(
                RuntimeException.class,
                () -> Levels.read(ByteBuffer.wrap(new byte[] {0, 0, 0}), 1, new int[9]));
    }

    @Test
    void aDamagedTableCostsOneSentence() throws IOException {
        write(200);
        byte[] bytes = Files.readAllBytes(file);
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            byte[] damaged = bytes.clone();
            switch (i % 3) {
                case 0 -> damaged = Arrays.copyOf(bytes, random.nextInt(bytes.length));
                case 1 -> damaged[random.nextInt(bytes.length)] = (byte) random.nextInt();
                default -> {
                    for (int j = 0; j < 5; j++) {
                        damaged[bytes.length - 1 - random.nextInt(bytes.length / 3)] =
                                (byte) (random.nextBoolean() ? 0xff : random.nextInt());
                    }
                }
            }
            Files.write(file, damaged);
            try (ParquetReader reader = ParquetReader.open(file)) {
                for (Column column : reader.columns()) {
                    for (int group = 0; group < reader.rowGroups(); group++) {
                        Values values = reader.read(group, column.name());
                        for (int row = 0; row < values.rows(); row++) {
                            assertTrue(values.length(row) >= 0);
                        }
                    }
                }
            } catch (ReinsException e) {
                assertTrue(e.sentence().endsWith(": " + file), e.sentence());
                refused++;
            }
        }
        assertTrue(refused > 300, refused + " refused");
    }

    @Test
    void anEndThatLiesAboutSizesIsRefusedWithoutMakingRoom() throws IOException {
        // An end of one field: the list of columns, said to have 2³¹ − 1 of them.
        byte[] end = {0x29, (byte) 0xfc, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 7, 0};
        ByteBuffer all = ByteBuffer.allocate(4 + end.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        all.put("PAR1".getBytes(StandardCharsets.US_ASCII))
                .put(end)
                .putInt(end.length)
                .put("PAR1".getBytes(StandardCharsets.US_ASCII));
        Files.write(file, all.array());
        String sentence =
                assertThrows(ReinsException.class, () -> ParquetReader.open(file)).sentence();
        assertTrue(sentence.startsWith("This cannot be read, because at its end"), sentence);
    }
}
