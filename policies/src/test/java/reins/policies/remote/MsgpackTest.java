package reins.policies.remote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import reins.core.fact.Blob;
import reins.core.fact.ReinsException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

final class MsgpackTest {
    private static Packed read(String hex) {
        return Msgpack.read(HexFormat.of().parseHex(hex));
    }

    private static Packed fields(Packed... keysAndValues) {
        Map<Packed, Packed> fields = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            fields.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return new Packed.Fields(fields);
    }

    @Test
    void whatItsSpecificationShowsIsRead() {
        assertEquals(
                fields(
                        new Packed.Text("compact"),
                        new Packed.Flag(true),
                        new Packed.Text("schema"),
                        new Packed.Whole(0)),
                read("82a7636f6d70616374c3a6736368656d6100"));
    }

    @ParameterizedTest
    @CsvSource({
        "7f, 127",
        "e0, -32",
        "ccff, 255",
        "cdffff, 65535",
        "ceffffffff, 4294967295",
        "cf7fffffffffffffff, 9223372036854775807",
        "d080, -128",
        "d18000, -32768",
        "d280000000, -2147483648",
        "d38000000000000000, -9223372036854775808"
    })
    void wholeNumbersOfEveryWidthAreRead(String hex, long whole) {
        assertEquals(new Packed.Whole(whole), read(hex));
    }

    @Test
    void numbersOfBothWidthsAreRead() {
        assertEquals(new Packed.Real(0.5), read("ca3f000000"));
        assertEquals(new Packed.Real(0.1), read("cb3fb999999999999a"));
    }

    @Test
    void everySizeOfEveryKindIsReadAgain() {
        List<Packed> all = new ArrayList<>(List.of(Packed.Nil.NIL, new Packed.Real(-0.0)));
        for (int size : new int[] {0, 15, 16, 31, 32, 255, 256, 65_535, 65_536}) {
            all.add(new Packed.Text("ü".repeat(size / 2)));
            all.add(new Packed.Bytes(Blob.of(new byte[size])));
            List<Packed> wholes =
                    LongStream.range(0, size).<Packed>mapToObj(Packed.Whole::new).toList();
            all.add(new Packed.Items(wholes));
            Map<Packed, Packed> fields = new LinkedHashMap<>();
            wholes.forEach(whole -> fields.put(whole, new Packed.Flag(false)));
            all.add(new Packed.Fields(fields));
        }
        for (Packed value : all) {
            assertEquals(value, Msgpack.read(Msgpack.write(value)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', it ends too early (byte 0)",
        "c1, a value of type 193 is not understood (byte 1)",
        "dd7fffffff00, it ends too early (byte 5)",
        "c6ffffffff00, it ends too early (byte 5)",
        "0000, more follows where it should end (byte 1)",
        "a1ff, a text is not in UTF-8 (byte 2)",
        "82000000, it ends too early (byte 4)",
        "8200000000, a key stands there twice (byte 5)",
        "cfffffffffffffffff, a number is too large (byte 9)"
    })
    void whatIsNoneIsRefusedWithTheReason(String hex, String why) {
        assertEquals(
                "It is no MessagePack: %s.".formatted(why),
                assertThrows(ReinsException.class, () -> read(hex)).sentence());
    }

    @Test
    void whatLiesTooDeepAndWhatIsTooMuchIsRefused() {
        byte[] deep = new byte[1000];
        Arrays.fill(deep, (byte) 0x91);
        assertThrows(ReinsException.class, () -> Msgpack.read(deep));
        byte[] many = new byte[1_000_005];
        many[0] = (byte) 0xDD;
        many[1] = 0;
        many[2] = 0x0F;
        many[3] = 0x42;
        many[4] = 0x40;
        assertThrows(ReinsException.class, () -> Msgpack.read(many));
    }

    @Test
    void noBytesAtAllBreakIt() {
        SplittableRandom random = new SplittableRandom(1);
        byte[] sound =
                Msgpack.write(
                        fields(
                                new Packed.Text("actions"),
                                NumpyArray.ofFloats(new float[12], 4, 3).packed()));
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = Arrays.copyOf(sound, random.nextInt(sound.length + 1));
            for (int change = 0; change < 3 && bytes.length > 0; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                Packed read = Msgpack.read(bytes);
                if (read instanceof Packed.Fields found) {
                    NumpyArray.of("actions", found.at("actions")).floats();
                }
            } catch (ReinsException e) {
                assertEquals('.', e.sentence().charAt(e.sentence().length() - 1));
            }
        }
    }

    @Test
    void arraysOfBothWidthsAreReadByTheirType() {
        Packed narrow = NumpyArray.ofFloats(new float[] {1, -2.5f}, 2).packed();
        assertArrayEquals(new float[] {1, -2.5f}, NumpyArray.of("a", narrow).floats());
        NumpyArray wide =
                new NumpyArray(
                        NumpyArray.DOUBLES,
                        List.of(1),
                        Blob.of(HexFormat.of().parseHex("9a9999999999b93f")));
        assertArrayEquals(new float[] {0.1f}, NumpyArray.of("a", wide.packed()).floats());
    }

    @Test
    void anArrayThatLiesAboutItsSizeIsRefused() {
        assertEquals(
                "An array of [2, 3] of <f4 has 8 bytes where it needs 24.",
                assertThrows(
                                ReinsException.class,
                                () -> new NumpyArray("<f4", List.of(2, 3), Blob.of(new byte[8])))
                        .sentence());
        assertThrows(
                ReinsException.class,
                () -> new NumpyArray("<f4", List.of(1 << 30, 1 << 30), Blob.EMPTY));
        assertThrows(ReinsException.class, () -> new NumpyArray("|O", List.of(), Blob.EMPTY));
    }
}
