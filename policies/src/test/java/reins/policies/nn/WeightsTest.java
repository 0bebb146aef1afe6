package reins.policies.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Blob;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

final class WeightsTest {
    private static final Weights SOME =
            Weights.initial(Net.mlp(3, 2, 4, 1, true), new SplittableRandom(1))
                    .under("actor")
                    .and(Weights.of(new Weights.Array("count", List.of(), Vec.of(7))));

    private static String refusal(byte[] bytes) {
        return assertThrows(ReinsException.class, () -> Weights.from(Blob.of(bytes))).sentence();
    }

    @Test
    void bytesReadBackEqual() {
        assertEquals(SOME, Weights.from(SOME.toBlob()));
        assertEquals(Weights.of(), Weights.from(Weights.of().toBlob()));
    }

    @Test
    void aPartHasItsOwnNamesAgain() {
        assertEquals(
                Weights.initial(Net.mlp(3, 2, 4, 1, true), new SplittableRandom(1)),
                SOME.part("actor"));
        assertEquals(7, SOME.array("count").values().at(0));
    }

    @Test
    void everyCutAndEveryDamagedByteIsRefused() {
        byte[] whole = SOME.toBlob().toArray();
        for (int i = 0; i < whole.length; i++) {
            assertTrue(refusal(Arrays.copyOf(whole, i)).startsWith("The saved training state "));
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x41;
            assertTrue(refusal(damaged).startsWith("The saved training state "));
        }
    }

    @Test
    void garbageIsRefusedWithOneSentence() {
        assertEquals(
                "The saved training state is not one of Reins.",
                refusal("PK is something else".getBytes(StandardCharsets.UTF_8)));
        assertEquals("The saved training state is cut off or damaged.", refusal(new byte[0]));
    }

    @Test
    void aMissingArrayIsNamed() {
        String sentence = assertThrows(ReinsException.class, () -> SOME.array("critic")).sentence();
        assertEquals(
                "The saved training state lacks 'critic'; it belongs to another learner or"
                        + " version.",
                sentence);
    }

    @Test
    void parametersRefuseAnotherNetworksWeights() {
        try (TorchNet net = new TorchNet(Net.mlp(3, 2, 8, 1, true), new SplittableRandom(1))) {
            String sentence =
                    assertThrows(ReinsException.class, () -> net.load(SOME.part("actor")))
                            .sentence();
            assertTrue(sentence.contains("0.weight[4, 3]"), sentence);
            assertTrue(sentence.contains("0.weight[8, 3]"), sentence);
        }
    }
}
