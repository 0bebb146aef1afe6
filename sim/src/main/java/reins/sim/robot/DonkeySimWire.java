package reins.sim.robot;

import reins.core.fact.Camera;
import reins.core.fact.Ending;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.sim.json.Json;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * A connection to a donkey simulator: chooses its scene, sets up the car and its camera, then
 * drives. What comes together there counts as one message, so there is time between any two. See
 * {@link Wire} for threads.
 */
final class DonkeySimWire implements LineWire, SocketLine.Peer {
    private static final int LONGEST = 4 << 20;
    private static final int MOST_SCENES = 1000;

    /** A scene takes its time. */
    private static final long OPENING_NANOS = 60_000_000_000L;

    private static final long CONFIGURED_NANOS = 100_000_000;
    private static final long TOLD_NANOS = 40_000_000;

    /** Some tell {@code 1,5} for 1.5. */
    private static final Pattern COMMA = Pattern.compile("(:\\s*-?\\d+),(?=\\d)");

    private final Address address;
    private final DonkeySim.Config config;
    private final Camera camera;
    private final LongSupplier nanoTime;
    private final TcpLine line;
    private final Queue<String> toSay = new ConcurrentLinkedQueue<>();
    private volatile boolean met;
    private volatile Optional<Long> begun = Optional.empty();
    private volatile Optional<Seen> seen = Optional.empty();
    private volatile Optional<Double> lastSeconds = Optional.empty();
    private volatile Ending ending = Ending.NONE;
    private volatile String trouble = "";
    private long nextNanos;

    /** Begins to connect. */
    DonkeySimWire(Address address, DonkeySim.Config config, LongSupplier nanoTime) {
        this.address = address;
        this.config = config;
        camera = DonkeySim.camera(config);
        this.nanoTime = nanoTime;
        nextNanos = nanoTime.getAsLong();
        line = new TcpLine(address, this, nanoTime);
    }

    @Override
    public TcpLine line() {
        return line;
    }

    @Override
    public String shown() {
        return "donkey simulator at " + address;
    }

    @Override
    public String absent() {
        return "No donkey simulator answers at %s; start it, and look at its address."
                .formatted(address);
    }

    @Override
    public int longestMessage() {
        return LONGEST;
    }

    // The line's threads, one message after the other.

    @Override
    public void text(String message) {
        try {
            String repaired = COMMA.matcher(message).replaceAll("$1.");
            hear(Json.parse("What the %s sent".formatted(shown()), repaired));
        } catch (ReinsException e) {
            fail(e.sentence());
        }
    }

    private void hear(Json said) {
        switch (said.at("msg_type").text()) {
            case "scene_selection_ready" -> toSay.add("{\"msg_type\":\"get_scene_names\"}");
            case "scene_names" -> choose(said.at("scene_names"));
            case "need_car_config", "car_loaded" -> configure();
            case "telemetry" -> see(DonkeyTelemetry.of(said, camera));
            case "missed_checkpoint", "DQ" -> fails(isPutBack());
            default -> {} // it tells more than is needed
        }
    }

    private void choose(Json scenes) {
        String scene = config.scene().toString();
        List<String> names = scenes.list(MOST_SCENES).stream().map(Json::text).toList();
        if (!names.contains(scene)) {
            throw new ReinsException(
                    "The %s has no scene '%s'; choose one that it has: %s."
                            .formatted(shown(), scene, String.join(", ", names)));
        }
        toSay.add("{\"msg_type\":\"load_scene\",\"scene_name\":\"%s\"}".formatted(scene));
    }

    private void configure() {
        toSay.add(
                """
                {"msg_type":"car_config","body_style":"donkey","body_r":"128","body_g":"128",\
                "body_b":"128","car_name":"Reins","font_size":"100"}\
                """);
        toSay.add(
                """
                {"msg_type":"cam_config","fov":"0","img_w":"%d","img_h":"%d","img_d":"3",\
                "img_enc":"JPG","fish_eye_x":"0","fish_eye_y":"0","offset_x":"0","offset_y":"0",\
                "offset_z":"0","rot_x":"0","rot_y":"0","rot_z":"0"}\
                """
                        .formatted(camera.width(), camera.height()));
    }

    /** A simulator that stands still tells the same again and again: that is nothing new. */
    private void see(DonkeyTelemetry told) {
        long at = line.heardNanos();
        boolean isNew = told.seconds().isEmpty() || !told.seconds().equals(lastSeconds);
        lastSeconds = told.seconds();
        if (!isPutBack() || !isNew) {
            return;
        }
        long number = 1 + seen.map(Seen::number).orElse(0L);
        seen =
                Optional.of(
                        new Seen(
                                told.state(),
                                List.of(new Seen.Sight(told.picture(), at, number)),
                                at,
                                number));
        boolean isOff =
                told.offMiddle() > config.offRoad() && told.offMiddle() <= 2 * config.offRoad();
        fails(isOff || told.hit());
    }

    /** Whether the car is where the episode begins, or has been there. */
    private boolean isPutBack() {
        long takes = TimeUnit.MILLISECONDS.toNanos(config.resetMillis());
        return begun.map(since -> line.heardNanos() - since >= takes).orElse(true);
    }

    private void fails(boolean so) {
        if (so) {
            ending = Ending.FAILURE;
        }
    }

    /** Whoever was met stays connected, so that it can be told to rest; the first reason counts. */
    private void fail(String sentence) {
        if (!met) {
            line.end(sentence);
        } else if (trouble.isEmpty()) {
            trouble = sentence;
        }
    }

    // The link's thread.

    @Override
    public long openingNanos() {
        return OPENING_NANOS;
    }

    @Override
    public State state() {
        State now = line.state();
        if (!(now instanceof State.Open)) {
            return now;
        }
        if (isTime()) {
            Optional.ofNullable(toSay.poll()).ifPresent(next -> say(next, CONFIGURED_NANOS));
        }
        if (seen.isPresent() && toSay.isEmpty()) {
            met = true;
        }
        return met ? now : new State.Opening();
    }

    private boolean isTime() {
        return line.isReady() && nanoTime.getAsLong() - nextNanos >= 0;
    }

    private void say(String message, long pauseNanos) {
        line.say(message);
        nextNanos = nanoTime.getAsLong() + pauseNanos;
    }

    @Override
    public boolean isReady() {
        return isTime() && toSay.isEmpty();
    }

    @Override
    public void command(Vec controls) {
        control(controls.at(0), controls.at(1), 0);
    }

    @Override
    public void rest() {
        control(0, 0, 1);
    }

    private void control(float steering, float throttle, float brake) {
        say(
                "{\"msg_type\":\"control\",\"steering\":\"%s\",\"throttle\":\"%s\",\"brake\":\"%s\"}"
                        .formatted(steering, throttle, brake),
                TOLD_NANOS);
    }

    @Override
    public void begin() {
        begun = Optional.of(nanoTime.getAsLong());
        seen = Optional.empty();
        ending = Ending.NONE;
        trouble = "";
        say("{\"msg_type\":\"reset_car\"}", CONFIGURED_NANOS);
    }

    @Override
    public Ending ending() {
        return ending;
    }

    @Override
    public Optional<Seen> seen() {
        return seen;
    }

    @Override
    public String trouble() {
        return trouble;
    }
}
