package reins.sim.camera;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.Frame;
import reins.core.fact.Glimpse;
import reins.core.fact.Link;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Reach;
import reins.core.fact.ReinsException;
import reins.core.fact.Scene;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.flow.WorkerThread;
import reins.core.role.Axis;
import reins.core.role.Handling;
import reins.core.role.World;
import reins.core.role.WorldType;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * A camera alone, watched and labelled: nothing is moved. How much of each label there is, is
 * recorded with every picture, so that a policy learns to tell it. Used by one thread at a time;
 * {@code reach} and {@code glimpse} are safe on every thread.
 *
 * <p>Observation: the newest picture, and how bright it is.
 *
 * <p>Action: a number from 0 to 1 for each label, in the order of the axes.
 *
 * <p>Start: with a picture that came after it, or with the last one where none comes.
 *
 * <p>End: as the person judges; CUT at the time limit, and where no picture came for 2 s.
 */
public final class WatchWorld implements World {
    /** Pictures older than this end the episode. */
    private static final double LOST_SECONDS = 2;

    /** Pictures older than this are late. */
    private static final double LATE_SECONDS = 0.5;

    /** How long is waited for the first picture, and for the first of an episode. */
    private static final long FIRST_NANOS = 10_000_000_000L;

    private static final long FRESH_NANOS = 5_000_000_000L;

    private static final Pattern COMMA = Pattern.compile(",");
    private static final String ID = "watch";
    private static final String TITLE = "Camera";
    private static final int BACKGROUND = 0xFF000000;

    /** Any camera; it is opened by the run. */
    public static final WorldType.Reached<WatchSettings> TYPE =
            new WorldType.Reached<>(
                    ID,
                    TITLE,
                    WatchSettings.DEFAULTS,
                    WatchWorld::spec,
                    _ -> Handling.along(),
                    settings -> open(settings, System::nanoTime, WorkerThread::moment));

    private final WorldSpec spec;
    private final LongSupplier nanoTime;
    private final Runnable moment;
    private final Camera camera;
    private final LiveCamera live;
    private Newest.Snapshot seen;
    private float brightness = -1;
    private int ticks;

    private WatchWorld(
            WorldSpec spec,
            LongSupplier nanoTime,
            Runnable moment,
            LiveCamera live,
            Newest.Snapshot first) {
        this.spec = spec;
        this.nanoTime = nanoTime;
        this.moment = moment;
        this.live = live;
        camera = spec.cameras().getFirst();
        seen = first;
    }

    static WorldSpec spec(WatchSettings settings) {
        List<Channel> labels =
                COMMA.splitAsStream(settings.labels())
                        .map(String::strip)
                        .filter(label -> !label.isEmpty())
                        .distinct()
                        .map(label -> new Channel(label, Unit.FRACTION, 0, 1))
                        .toList();
        if (labels.isEmpty() || labels.size() > Axis.values().length) {
            throw new ReinsException(
                    "Setting 'labels' holds %d labels; type 1 to %d of them, separated by commas."
                            .formatted(labels.size(), Axis.values().length));
        }
        return new WorldSpec(
                ID,
                TITLE,
                List.of(new Channel("brightness", Unit.FRACTION, 0, 1)),
                List.of(new Camera("view", settings.width(), settings.height())),
                Optional.empty(),
                new Actions.Controls(labels),
                List.of(new Channel("reward", Unit.NONE, 0, 1)),
                1.0 / settings.ticksASecond(),
                settings.ticksASecond() * settings.seconds());
    }

    /**
     * @param nanoTime a clock in nanoseconds that never goes back
     * @param moment lets the calling thread rest a moment
     * @throws ReinsException where no picture comes, or the thread is interrupted before
     */
    static WatchWorld open(WatchSettings settings, LongSupplier nanoTime, Runnable moment) {
        WorldSpec spec = spec(settings);
        Camera camera = spec.cameras().getFirst();
        CameraSource source = CameraSource.parse(settings.camera());
        LiveCamera live =
                LiveCamera.start(new CameraWorker(camera, source, nanoTime, _ -> {}), _ -> {});
        long begun = nanoTime.getAsLong();
        while (live.newest().get().isEmpty()
                && live.reason().isEmpty()
                && !live.isOver()
                && !Thread.currentThread().isInterrupted()
                && nanoTime.getAsLong() - begun < FIRST_NANOS) {
            moment.run();
        }
        Optional<Newest.Snapshot> first = live.newest().get();
        if (first.isPresent()) {
            return new WatchWorld(spec, nanoTime, moment, live, first.get());
        }
        String reason = live.reason();
        live.close();
        throw new ReinsException(
                "The camera at %s cannot be opened: %s; look at its address and whether it is on."
                        .formatted(source.shown(), reason.isEmpty() ? "no picture came" : reason));
    }

    @Override
    public WorldSpec spec() {
        return spec;
    }

    @Override
    public Observation reset(long seed) {
        long begun = nanoTime.getAsLong();
        long last = live.newest().get().map(Newest.Snapshot::number).orElse(0L);
        while (live.newest().get().map(Newest.Snapshot::number).orElse(0L) == last
                && !live.isOver()
                && nanoTime.getAsLong() - begun < FRESH_NANOS) {
            moment.run();
        }
        ticks = 0;
        return observed();
    }

    @Override
    public Outcome step(Action action) {
        ticks++;
        Observation observation = observed();
        double age = live.newest().ageSeconds(seen);
        boolean lost = isLost(age);
        return new Outcome(
                observation,
                Vec.of(0),
                lost || ticks >= spec.maxTicks() ? Ending.CUT : Ending.NONE,
                new Link(age, trouble(lost)));
    }

    private boolean isLost(double age) {
        return age > LOST_SECONDS || live.isOver();
    }

    /** Nothing is moved, so that a policy may always say what it sees. */
    @Override
    public Reach reach() {
        double age = live.newest().get().map(live.newest()::ageSeconds).orElse(0.0);
        Reach.Light light;
        if (isLost(age)) {
            light = Reach.Light.RED;
        } else {
            light = age > LATE_SECONDS ? Reach.Light.AMBER : Reach.Light.GREEN;
        }
        return new Reach(
                age, 0, light, Reach.Policy.MAY_DRIVE, 0, isLost(age) ? trouble(true) : "");
    }

    @Override
    public Glimpse glimpse() {
        return live.newest()
                .get()
                .map(newest ->
                        new Glimpse(
                                Optional.empty(),
                                List.of(
                                        new Glimpse.Part<>(
                                                newest.frame(),
                                                live.newest().ageSeconds(newest),
                                                newest.number()))))
                .orElse(Glimpse.NOTHING);
    }

    private String trouble(boolean lost) {
        String said = live.trouble();
        return said.isEmpty() && lost
                ? "Camera '%s' gives no pictures any more; look whether it is on."
                        .formatted(camera.name())
                : said;
    }

    private Observation observed() {
        Newest.Snapshot newest = live.newest().get().orElse(seen);
        if (newest.number() != seen.number() || brightness < 0) {
            brightness = brightness(newest.frame());
        }
        seen = newest;
        return new Observation(Vec.of(brightness), List.of(seen.frame()), List.of());
    }

    private static float brightness(Frame frame) {
        byte[] pixels = frame.pixels().toArray();
        long sum = 0;
        for (byte one : pixels) {
            sum += one & 0xFF;
        }
        return (float) sum / (255L * pixels.length);
    }

    @Override
    public Scene scene() {
        return new Scene(
                new Scene.View(0, 0, camera.width(), camera.height()),
                BACKGROUND,
                List.of(new Scene.Picture(0, 0, camera.width(), camera.height(), seen.frame())));
    }

    @Override
    public boolean standsStill() {
        return false;
    }

    @Override
    public void close() {
        live.close();
    }
}
