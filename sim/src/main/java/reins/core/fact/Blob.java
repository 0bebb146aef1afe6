package reins.core.fact;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Optional;

/** Immutable bytes (a graph, a picture, a checkpoint). Safe on every thread. */
public final class Blob {
    public static final Blob EMPTY = new Blob(new byte[0]);

    private final byte[] bytes;

    /** What {@link Jpeg} made of it, as long as somebody else has it too. */
    private volatile WeakReference<@Nullable Blob> pixels = new WeakReference<>(null);

    private Blob(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Blob of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Blob(bytes.clone());
    }

    /** Bytes that nobody changes any more, without a copy. */
    static Blob owned(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Blob(bytes);
    }

    /** To read from it without a copy. */
    InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    Optional<Blob> pixels() {
        return Optional.ofNullable(pixels.get());
    }

    void remember(Blob decoded) {
        pixels = new WeakReference<>(decoded);
    }

    public int size() {
        return bytes.length;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** A fresh copy. */
    public byte[] toArray() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Blob blob && Arrays.equals(bytes, blob.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Blob[" + bytes.length + " bytes]";
    }
}
