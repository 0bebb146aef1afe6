package reins.sim.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

final class CborTest {
    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    /** Among them the examples of RFC 8949, appendix A. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00 | 0",
                "1864 | 100",
                "1903e8 | 1000",
                "1b000000e8d4a51000 | 1000000000000",
                "3903e7 | -1000",
                "f93e00 | 1.5",
                "fa47c35000 | 100000.0",
                "fbc010666666666666 | -4.1",
                "f5 | true",
                "f6 | null",
                "6449455446 | \"IETF\"",
                "4401020304 | \"AQIDBA==\"",
                "8301820203820405 | [1,[2,3],[4,5]]",
                "a26161016162820203 | {\"a\":1,\"b\":[2,3]}",
                "c11a514b67b0 | 1363896240",
                "d85548 0000803f 000000c0 | [1.0,-2.0]",
                "d85650 0000000000000440 000000000000f0bf | [2.5,-1.0]",
                "d84544 0100 ffff | [1,65535]",
                "d84d44 0100 ffff | [1,-1]",
                "d84142 0102 | [258]",
                "d84842 01ff | [1,-1]",
                "d84042 01ff | \"Af8=\""
            })
    void itSaysWhatJsonWould(String hex, String json) throws IOException {
        assertEquals(
                JsonParser.parseString(json).toString(),
                Cbor.read(bytes(hex.replace(" ", ""))).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "'', it is cut off",
        "19, it is cut off",
        "5bffffffffffffffff, it is cut off",
        "5a7fffffff00, it is cut off",
        "9bffffffffffffffff00, it is cut off",
        "0000, there is more behind its end",
        "9f00ff, the length of something is not said",
        "a10001, a name is no text",
        "e0, it holds something unknown",
        "d85501, it holds an array of unknown numbers",
        "d8554401020304, ''",
        "d85543010203, it is cut off"
    })
    void whatIsWrongIsRefused(String hex, String why) throws IOException {
        byte[] bytes = bytes(hex);
        if (why.isEmpty()) {
            assertEquals(1, Cbor.read(bytes).getAsJsonArray().size());
        } else {
            assertEquals(why, assertThrows(IOException.class, () -> Cbor.read(bytes)).getMessage());
        }
    }

    @Test
    void whatIsTooDeepOrTooMuchIsRefused() {
        byte[] deep = new byte[1000];
        Arrays.fill(deep, (byte) 0x81);
        assertEquals(
                "it is nested too deeply",
                assertThrows(IOException.class, () -> Cbor.read(deep)).getMessage());
        byte[] much = new byte[5 + (1 << 21)];
        much[0] = (byte) 0x9A;
        much[2] = 0x20;
        IOException refusal = assertThrows(IOException.class, () -> Cbor.read(much));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("it holds more than"));
    }

    @Test
    void aMessageThatIsCutOffOrDamagedAnywhereIsReadOrRefused() throws IOException {
        JsonObject message = RosServer.odometry(1, 2, 3);
        message.add("scan", RosServer.scan(0, 1, 2, 3));
        byte[] whole = CborBytes.of(message);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThrows(IOException.class, () -> Cbor.read(part));
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(whole.length)] = (byte) random.nextInt();
            try {
                Cbor.read(damaged);
            } catch (IOException _) {
                refused++;
            }
        }
        assertTrue(refused > 1000, "refused " + refused);
    }
}
