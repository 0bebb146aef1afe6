package reins.sessions.format;

import reins.core.fact.ReinsException;
import reins.sessions.Damaged;

import java.nio.file.Path;

/**
 * The columns of a file that another program wrote: Reins added none. Safe on every thread.
 *
 * @param place where it would be
 */
public record NoColumns(Path file, String place) implements Columns {
    @Override
    public boolean has(String name) {
        return false;
    }

    @Override
    public float[] floats(String name, int rows, int columns) {
        throw wrong(name, "there is nothing");
    }

    @Override
    public int[] ints(String name, int rows) {
        throw wrong(name, "there is nothing");
    }

    @Override
    public ReinsException wrong(String name, String what) {
        return Damaged.at(file, place + " " + name, what);
    }
}
