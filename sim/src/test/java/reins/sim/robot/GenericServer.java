package reins.sim.robot;

import reins.core.role.Settings;
import reins.sim.json.Json;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A robot of somebody's own, as docs/robots.md has it, that never stops by itself. Safe on every
 * thread.
 */
public final class GenericServer extends SocketPeer implements FaultyPeer {
    static final String HELLO =
            """
            {"protocol":1,"state":[{"name":"speed","unit":"m\\/s","low":-1,"high":1.5},
            {"name":"battery","low":0,"high":1}],
            "controls":[{"name":"steering","low":-1,"high":1},
            {"name":"throttle","unit":"m/s","low":-1,"high":1,"speed":true}]}\
            """;

    /** What the settings say of such a robot. */
    static final Map<String, String> SETTINGS =
            Map.of(
                    "state", "speed -1..1.5 m/s, battery 0..1",
                    "controls", "steering -1..1, throttle -0.5..0.5 m/s speed",
                    "cameras", "",
                    "stopsAfter", "0");

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger heard = new AtomicInteger();
    private volatile boolean frozen;
    private volatile String hello = HELLO;
    private volatile double steering;
    private volatile double throttle;

    public GenericServer() throws IOException {
        begin();
    }

    public double steering() {
        return steering;
    }

    public double throttle() {
        return throttle;
    }

    /** How many episodes were begun. */
    int begun() {
        return begun.get();
    }

    /** What it says to whoever connects from now on; nothing where that is empty. */
    public void greetBy(String changed) {
        hello = changed;
    }

    /** Tells its state. */
    public void tell(double speed) throws IOException {
        say("{\"state\":[%s,0.5]}".formatted(speed));
    }

    @Override
    public Robot robot() {
        Map<String, String> all = new HashMap<>(SETTINGS);
        all.put("address", address());
        return GenericRobot.robot(Settings.with(GenericRobot.TYPE.defaults(), all));
    }

    @Override
    public void look() {
        // it does whenever it tells
    }

    /** Where it sees nothing new, it says nothing that matters. */
    @Override
    public void live() throws IOException {
        if (frozen) {
            say("{}");
        } else {
            tell(0.25);
        }
    }

    @Override
    public void half() throws IOException {
        sayHalf("{\"state\":[1.25,0.5]}");
    }

    @Override
    public void freeze(boolean now) {
        frozen = now;
    }

    @Override
    public int heard() {
        return heard.get();
    }

    @Override
    public boolean isAtRest() {
        return steering == 0 && throttle == 0;
    }

    @Override
    String path() {
        return "/";
    }

    @Override
    void greet() throws IOException {
        if (!hello.isEmpty()) {
            say(hello);
        }
    }

    @Override
    void obey(String message) {
        Json said = Json.parse("What it is told", message);
        said.maybe("controls")
                .ifPresent(controls -> {
                    steering = controls.list(2).get(0).number();
                    throttle = controls.list(2).get(1).number();
                });
        if (said.maybe("rest").isPresent()) {
            steering = 0;
            throttle = 0;
        }
        if (said.maybe("begin").isPresent()) {
            begun.incrementAndGet();
        } else {
            heard.incrementAndGet();
        }
    }
}
