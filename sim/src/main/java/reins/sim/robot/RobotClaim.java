package reins.sim.robot;

import reins.core.fact.ReinsException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A robot that no other Reins of this person on this machine tells anything meanwhile: two that
 * drive one robot would take turns. It is held by a lock on a file, which ends with the program at
 * the latest. Safe on every thread.
 */
final class RobotClaim implements AutoCloseable {
    private static final ConcurrentHashMap<String, Held> ALL = new ConcurrentHashMap<>();

    /** A lock, and how often this program holds it. */
    private record Held(FileChannel lock, int times) {}

    private final String name;
    private final AtomicBoolean given = new AtomicBoolean();

    private RobotClaim(String name) {
        this.name = name;
    }

    /**
     * Claims the robot; one program may do so more than once.
     *
     * @param kind of the robot, as it stands in a sentence
     * @param place where it is told, for instance {@code car.local:8887}
     * @throws ReinsException where another program has claimed it
     */
    static RobotClaim of(String kind, String place) {
        String plain = (kind + "-" + place).toLowerCase(Locale.ROOT);
        String name =
                "reins-%s-%s.lock"
                        .formatted(
                                System.getProperty("user.name"),
                                plain.replaceAll("[^a-z0-9.-]", "_"));
        ALL.compute(
                name,
                (_, held) ->
                        held == null
                                ? new Held(locked(name, kind, place), 1)
                                : new Held(held.lock(), held.times() + 1));
        return new RobotClaim(name);
    }

    private static FileChannel locked(String name, String kind, String place) {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), name);
        try {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new ReinsException(
                        "Another Reins on this machine is linked to the %s at %s; leave it there first, for two that drive one robot take turns."
                                .formatted(kind, place));
            }
            return channel;
        } catch (IOException e) {
            throw new ReinsException(
                    "Whether another Reins is linked to the %s at %s cannot be found out: the file %s cannot be written."
                            .formatted(kind, place, file),
                    e);
        }
    }

    /** Gives the robot back. */
    @Override
    public void close() {
        if (!given.getAndSet(true)) {
            ALL.computeIfPresent(
                    name,
                    (_, held) -> {
                        if (held.times() > 1) {
                            return new Held(held.lock(), held.times() - 1);
                        }
                        end(held.lock());
                        return null;
                    });
        }
    }

    private static void end(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
