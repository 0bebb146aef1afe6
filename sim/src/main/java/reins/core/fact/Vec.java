package reins.core.fact;

import java.util.Arrays;

/**
 * An immutable vector of float32 numbers, shape {@code [size]}; its array never leaves it. Safe on
 * every thread.
 */
public final class Vec {
    public static final Vec EMPTY = new Vec(new float[0]);

    private final float[] values;

    private Vec(float[] values) {
        this.values = values;
    }

    public static Vec of(float... values) {
        return values.length == 0 ? EMPTY : new Vec(values.clone());
    }

    public static Vec zeros(int size) {
        return size == 0 ? EMPTY : new Vec(new float[size]);
    }

    public int size() {
        return values.length;
    }

    public float at(int index) {
        return values[index];
    }

    /** A fresh copy, shape {@code [size]}. */
    public float[] toArray() {
        return values.clone();
    }

    /** Copies every number into {@code target}, starting at {@code offset}. */
    public void copyTo(float[] target, int offset) {
        System.arraycopy(values, 0, target, offset, values.length);
    }

    /** Whether no number is NaN or infinite. */
    public boolean isFinite() {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vec vec && Arrays.equals(values, vec.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
