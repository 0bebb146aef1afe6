package reins.policies.data;

import java.util.List;

/**
 * What an eye sees at one tick: small pictures {@code [3, rows, columns]}, the earliest first. One
 * that is in several glimpses is held once. Safe on every thread: nobody writes into it.
 */
public final class Glimpse {
    private final List<byte[]> pictures;

    Glimpse(List<byte[]> pictures) {
        this.pictures = List.copyOf(pictures);
    }

    List<byte[]> pictures() {
        return pictures;
    }
}
