package reins.sim.robot;

import org.zeromq.ZMQ;

import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.flow.Worker;
import reins.sim.camera.Fit;
import reins.sim.camera.Pictures;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Reads what a LeKiwi's host sends and keeps the newest. A message that is not whole is not used at
 * all. Works on one thread; {@code seen}, {@code heardNanos} and {@code trouble} are safe on every
 * thread.
 */
final class KiwiReader implements Worker {
    /** The most bytes of an observation. */
    static final int LONGEST = 8 << 20;

    private static final int MOST_PARTS = 32;
    private static final int MOST_AT_ONCE = 100;

    private final ZMQ.Socket from;
    private final String shown;
    private final WorldSpec spec;
    private final LongSupplier nanoTime;

    private final Map<String, Blob> jpegs = new HashMap<>();
    private final Map<String, Seen.Sight> sights = new HashMap<>();
    private long count;
    private volatile long heard;
    private volatile Optional<Seen> seen = Optional.empty();
    private volatile String trouble = "";

    /**
     * @param from is closed with the worker
     * @param shown who sends, as it stands in a sentence
     * @param nanoTime a clock in nanoseconds that never goes back
     */
    KiwiReader(ZMQ.Socket from, String shown, WorldSpec spec, LongSupplier nanoTime) {
        this.from = from;
        this.shown = shown;
        this.spec = spec;
        this.nanoTime = nanoTime;
    }

    @Override
    public String name() {
        return "lekiwi";
    }

    /** What was seen last; empty where nothing was yet. */
    Optional<Seen> seen() {
        return seen;
    }

    /** When the last message came, whole or not. */
    long heardNanos() {
        return heard;
    }

    /** Why the newest message cannot be used, as a sentence; empty where it can. */
    String trouble() {
        return trouble;
    }

    /** Takes all that has come, and looks at the newest. */
    @Override
    public boolean work() {
        List<Blob> newest = List.of();
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            byte[] first = from.recv(ZMQ.DONTWAIT);
            if (first == null) {
                break;
            }
            newest = parts(first);
            count++;
        }
        if (newest.isEmpty()) {
            return false;
        }
        heard = nanoTime.getAsLong();
        try {
            read(newest, heard);
        } catch (IOException e) {
            trouble =
                    "The %s sent %s; look whether its lerobot is 0.4 or 0.6, and at its log."
                            .formatted(shown, e.getMessage());
        }
        return true;
    }

    private List<Blob> parts(byte[] first) {
        List<Blob> parts = new ArrayList<>(List.of(Blob.of(first)));
        while (from.hasReceiveMore()) {
            byte[] part = from.recv(ZMQ.DONTWAIT);
            if (part != null && parts.size() <= MOST_PARTS) {
                parts.add(Blob.of(part));
            }
        }
        return parts;
    }

    private void read(List<Blob> parts, long at) throws IOException {
        if (parts.size() > MOST_PARTS || parts.stream().mapToLong(Blob::size).sum() > LONGEST) {
            throw new IOException("more than %d bytes at once".formatted(LONGEST));
        }
        KiwiMessage message = KiwiMessage.of(parts);
        Map<String, Seen.Sight> fresh = new HashMap<>();
        for (Camera camera : spec.cameras()) {
            Blob jpeg = message.pictures().getOrDefault(camera.name(), Blob.EMPTY);
            // A picture that comes again keeps its age: only a frozen camera has no noise.
            if (!jpeg.isEmpty() && !jpeg.equals(jpegs.getOrDefault(camera.name(), Blob.EMPTY))) {
                Seen.Sight before = sights.get(camera.name());
                long number = before == null ? 1 : before.number() + 1;
                fresh.put(camera.name(), new Seen.Sight(picture(camera, jpeg), at, number));
            }
        }
        sights.putAll(fresh);
        fresh.keySet().forEach(name -> jpegs.put(name, message.pictures().get(name)));
        seen =
                Optional.of(
                        new Seen(
                                bounded(message.state()), List.copyOf(sights.values()), at, count));
        trouble = missing(message);
    }

    /** The host takes red for blue where it makes its JPEGs, and its own client does so again. */
    private static Frame picture(Camera camera, Blob jpeg) throws IOException {
        byte[] pixels;
        try {
            pixels = Fit.to(camera, Pictures.jpeg(jpeg.toArray())).pixels().toArray();
        } catch (ReinsException | IOException e) {
            throw new IOException("a picture '%s' that is no JPEG".formatted(camera.name()), e);
        }
        for (int i = 0; i < pixels.length; i += 3) {
            byte red = pixels[i + 2];
            pixels[i + 2] = pixels[i];
            pixels[i] = red;
        }
        return new Frame(camera.name(), camera.width(), camera.height(), Blob.of(pixels));
    }

    private Vec bounded(Vec state) {
        float[] bounded = new float[state.size()];
        for (int i = 0; i < bounded.length; i++) {
            bounded[i] = spec.state().get(i).clamp(state.at(i));
        }
        return Vec.of(bounded);
    }

    private String missing(KiwiMessage message) {
        return spec.cameras().stream()
                .map(Camera::name)
                .filter(name -> !message.pictures().containsKey(name))
                .findFirst()
                .map(name ->
                        "The %s has no camera '%s', but has: %s; change the setting 'cameras'."
                                .formatted(
                                        shown,
                                        name,
                                        String.join(
                                                ", ", new TreeSet<>(message.pictures().keySet()))))
                .orElse("");
    }

    @Override
    public void close() {
        from.close();
    }
}
