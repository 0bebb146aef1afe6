package reins.sessions.formats;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import io.jhdf.checksum.ChecksumUtils;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * What somebody wrote into a file on purpose: it is well formed, its checksums are right, and what
 * it says is not so.
 */
sealed interface Lie extends Change {
    /** What is said instead of what is so, as it stands in a text. */
    List<String> WORDS =
            List.of(
                    "0",
                    "-1",
                    "2147483648",
                    "9223372036854775807",
                    "1e999",
                    "-1e-320",
                    "NaN",
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "\"\"",
                    "\"|O\"",
                    "\"\\u0000\"",
                    "\"../../x\"",
                    "\"/etc/hostname\"",
                    "[[[[[[[[[[1]]]]]]]]]]",
                    "[4294967296, 4294967296]");

    /** Lengths, and how many there are. */
    List<Long> COUNTS =
            List.of(0L, 1L, -1L, 255L, 65_537L, 1L << 28, 1L << 31, 1L << 40, Long.MAX_VALUE);

    /** The lies that such a file can tell; empty for any other file. */
    static List<Arbitrary<Change>> of(String name, byte[] whole) {
        List<Arbitrary<Change>> lies = new ArrayList<>();
        if (name.matches(".*\\.(json|jsonl|catalog|catalog_manifest)")) {
            int numbers = Word.split(whole).length;
            lies.add(
                    Combinators.combine(
                                    Arbitraries.integers().between(0, numbers - 1),
                                    Arbitraries.of(WORDS))
                            .as(Word::new));
            lies.add(
                    Combinators.combine(
                                    Arbitraries.integers().between(0, elements(whole) - 1),
                                    Arbitraries.of(WORDS))
                            .as(Element::new));
        } else if (name.endsWith(".hdf5")) {
            int headers = Header.places(whole).size();
            lies.add(
                    Arbitraries.integers()
                            .between(0, headers - 1)
                            .flatMap(header ->
                                    Damage.of(Header.length(whole, header))
                                            .filter(Lie::keepsLength)
                                            .map(damage -> new Header(header, damage))));
            int spaces = Shape.places(whole).size();
            lies.add(
                    Combinators.combine(
                                    Arbitraries.integers().between(0, spaces - 1),
                                    Arbitraries.integers().between(0, 3),
                                    Arbitraries.of(COUNTS))
                            .as(Shape::new));
        } else if (name.endsWith(".npz")) {
            int entries = Entry.read(whole).size();
            lies.add(
                    Combinators.combine(
                                    Arbitraries.integers().between(0, entries - 1),
                                    Arbitraries.of(Entry.WORDINGS))
                            .as(Entry::new));
        } else if (name.endsWith(".png") || name.endsWith(".jpg")) {
            lies.add(
                    Combinators.combine(Arbitraries.of(COUNTS), Arbitraries.of(COUNTS))
                            .as((width, height) -> new Size(width.intValue(), height.intValue())));
        }
        return lies;
    }

    private static boolean keepsLength(Change damage) {
        return damage instanceof Damage.Spots || damage instanceof Damage.Filled;
    }

    /** Another word for a number of a text, whatever JSON thinks of it. */
    record Word(int number, String word) implements Lie {
        static String[] split(byte[] whole) {
            return new String(whole, StandardCharsets.UTF_8)
                    .split("(?<=[0-9])(?=[^0-9.])|(?<=[^0-9.])(?=[0-9])", -1);
        }

        @Override
        public byte[] apply(byte[] whole) {
            String[] parts = split(whole);
            parts[number] = word;
            return String.join("", parts).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static int elements(byte[] whole) {
        int[] count = {Integer.MAX_VALUE};
        documents(whole).forEach(document -> Element.replaced(document, count, new JsonObject()));
        return Integer.MAX_VALUE - count[0];
    }

    /** A text's JSON: one piece, or one a line. */
    private static List<JsonElement> documents(byte[] whole) {
        String text = new String(whole, StandardCharsets.UTF_8);
        try {
            return List.of(JsonParser.parseString(text));
        } catch (JsonParseException _) {
            return text.lines().map(JsonParser::parseString).toList();
        }
    }

    /** Another value for a part of JSON, however much is in that part. */
    record Element(int number, String word) implements Lie {
        @Override
        public byte[] apply(byte[] whole) {
            int[] count = {number};
            JsonElement lie = JsonParser.parseString(word);
            StringBuilder text = new StringBuilder();
            documents(whole)
                    .forEach(document -> text.append(replaced(document, count, lie)).append("\n"));
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }

        /**
         * @param count how many elements are passed by until the one that is replaced
         */
        static JsonElement replaced(JsonElement element, int[] count, JsonElement lie) {
            if (count[0]-- == 0) {
                return lie;
            }
            if (element instanceof JsonObject object) {
                JsonObject copy = new JsonObject();
                object.entrySet()
                        .forEach(each ->
                                copy.add(each.getKey(), replaced(each.getValue(), count, lie)));
                return copy;
            }
            if (element instanceof JsonArray array) {
                JsonArray copy = new JsonArray();
                array.forEach(each -> copy.add(replaced(each, count, lie)));
                return copy;
            }
            return element;
        }
    }

    /** A header of an HDF5 file as Reins writes it, damaged, with the checksum of what is there. */
    record Header(int number, Change damage) implements Lie {
        private static final byte[] MARK = "OHDR".getBytes(StandardCharsets.US_ASCII);
        private static final int START = 10;

        static List<Integer> places(byte[] whole) {
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < whole.length - START; i++) {
                if (Arrays.equals(whole, i, i + MARK.length, MARK, 0, MARK.length)) {
                    places.add(i);
                }
            }
            return places;
        }

        /** Bytes behind its start and before its checksum. */
        static int length(byte[] whole, int number) {
            return little(whole).getInt(places(whole).get(number) + START - Integer.BYTES);
        }

        @Override
        public byte[] apply(byte[] whole) {
            int place = places(whole).get(number);
            int end = place + START + length(whole, number);
            byte[] lying = whole.clone();
            byte[] content = damage.apply(Arrays.copyOfRange(whole, place + START, end));
            System.arraycopy(content, 0, lying, place + START, content.length);
            return mended(lying, place, end);
        }

        static byte[] mended(byte[] whole, int place, int end) {
            little(whole)
                    .putInt(end, ChecksumUtils.checksum(Arrays.copyOfRange(whole, place, end)));
            return whole;
        }
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Another length for a side of a data set in an HDF5 file as Reins writes it. */
    record Shape(int number, int side, long length) implements Lie {
        private static final int HEAD = 4;

        /** The sides of each data set: where the header begins, where the sides do, how many. */
        record Place(int header, int sides, int rank) {}

        static List<Place> places(byte[] whole) {
            List<Place> places = new ArrayList<>();
            for (int header : Header.places(whole)) {
                int space = header + Header.START;
                int rank = whole[space + HEAD + 1];
                if (whole[space] == 1 && rank > 0) { // its first message is of its shape
                    places.add(new Place(header, space + HEAD + 4, rank));
                }
            }
            return places;
        }

        @Override
        public byte[] apply(byte[] whole) {
            Place place = places(whole).get(number);
            byte[] lying = whole.clone();
            little(lying).putLong(place.sides + Long.BYTES * (side % place.rank), length);
            int size = little(whole).getInt(place.header + Header.START - Integer.BYTES);
            return Header.mended(lying, place.header, place.header + Header.START + size);
        }
    }

    /** An array of an archive of NumPy's, changed and packed again. */
    record Entry(int number, Words words) implements Lie {
        /** What is written for what. */
        record Words(String from, String to) {}

        static final List<Words> WORDINGS = wordings();

        private static List<Words> wordings() {
            List<Words> wordings = new ArrayList<>();
            for (String type : List.of("|O", "<U9", ">f4", "<f2", "<c16", "|V8", "<i8", "|u1")) {
                wordings.add(new Words("'descr': '[^']*'", "'descr': '" + type + "'"));
            }
            for (String shape : List.of("", "0,", "-1,", "1099511627776, 3", "9".repeat(30))) {
                wordings.add(new Words("'shape': \\([^)]*\\)", "'shape': (" + shape + ")"));
            }
            wordings.add(new Words("'fortran_order': False", "'fortran_order': True"));
            wordings.add(new Words("NUMPY", "PICKL"));
            return wordings;
        }

        /** What is packed, by its name. */
        static SequencedMap<String, byte[]> read(byte[] whole) {
            SequencedMap<String, byte[]> all = new LinkedHashMap<>();
            try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(whole))) {
                for (ZipEntry next = in.getNextEntry(); next != null; next = in.getNextEntry()) {
                    all.put(next.getName(), in.readAllBytes());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return all;
        }

        @Override
        public byte[] apply(byte[] whole) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream out = new ZipOutputStream(bytes)) {
                int passed = 0;
                for (Map.Entry<String, byte[]> packed : read(whole).entrySet()) {
                    out.putNextEntry(new ZipEntry(packed.getKey()));
                    boolean isIt = passed++ == number;
                    out.write(isIt ? changed(packed.getValue()) : packed.getValue());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }

        private byte[] changed(byte[] content) {
            int start = 10;
            int end = start + (content[8] & 0xff) + ((content[9] & 0xff) << 8);
            String head = new String(content, 0, end, StandardCharsets.ISO_8859_1);
            String lie = head.substring(start).replaceFirst(words.from, words.to);
            lie = head.substring(0, start).replaceFirst(words.from, words.to) + lie.strip();
            int length = Math.ceilDiv(lie.length() + 1, 64) * 64;
            byte[] changed = new byte[length + content.length - end];
            Arrays.fill(changed, 0, length, (byte) ' ');
            byte[] text = lie.getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(text, 0, changed, 0, text.length);
            changed[8] = (byte) (length - start);
            changed[9] = (byte) ((length - start) >> 8);
            changed[length - 1] = '\n';
            System.arraycopy(content, end, changed, length, content.length - end);
            return changed;
        }
    }

    /** Another size for a picture in a PNG or JPEG file. */
    record Size(int width, int height) implements Lie {
        private static final int PNG_SIZE = 16;
        private static final int PNG_CHECKED = 12;
        private static final int PNG_CHECKSUM = 29;

        @Override
        public byte[] apply(byte[] whole) {
            ByteBuffer lying = ByteBuffer.wrap(whole.clone());
            if (whole[1] == 'P') {
                lying.putInt(PNG_SIZE, width).putInt(PNG_SIZE + Integer.BYTES, height);
                CRC32 checksum = new CRC32();
                checksum.update(lying.array(), PNG_CHECKED, PNG_CHECKSUM - PNG_CHECKED);
                return lying.putInt(PNG_CHECKSUM, (int) checksum.getValue()).array();
            }
            int place = 0;
            while (lying.getShort(place) != (short) 0xffc0) {
                place++;
            }
            return lying.putShort(place + 5, (short) height)
                    .putShort(place + 7, (short) width)
                    .array();
        }
    }
}
