package reins.sim.robot;

import reins.core.fact.Vec;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection to the web page of a donkeycar, {@code /wsDrive}. The car tells nothing but changes
 * of its mode, so it is asked again and again whether it is there. See {@link Wire} for threads.
 */
final class DonkeyWire implements LineWire, SocketLine.Peer {
    /** In this mode the car does what it is told, and in the others its own pilot drives. */
    private static final String USER = "user";

    private static final Pattern MODE = Pattern.compile("\"driveMode\"\\s*:\\s*\"(\\w*)\"");
    private static final int LONGEST = 65_536;

    private final String host;
    private final float trim;
    private final SocketLine line;
    private volatile String mode = USER;
    private volatile Vec said = Vec.of(0, 0);

    /**
     * Begins to connect.
     *
     * @param host name or address, with a port
     * @param trim added to the steering
     */
    DonkeyWire(String host, float trim, LongSupplier nanoTime) {
        this.host = host;
        this.trim = trim;
        line = new SocketLine(URI.create("ws://" + host + "/wsDrive"), this, nanoTime);
    }

    @Override
    public SocketLine line() {
        return line;
    }

    @Override
    public String shown() {
        return "donkeycar at " + host;
    }

    @Override
    public String absent() {
        return "No donkeycar answers at %s; look whether its manage.py is running and whether it is in the same network."
                .formatted(host);
    }

    @Override
    public int longestMessage() {
        return LONGEST;
    }

    @Override
    public void text(String message) {
        Matcher told = MODE.matcher(message);
        if (told.find()) {
            mode = told.group(1);
        }
    }

    @Override
    public void command(Vec controls) {
        say(controls, "");
    }

    /** Takes the wheel from the car's own pilot, too. */
    @Override
    public void rest() {
        say(Vec.of(0, 0), ",\"drive_mode\":\"%s\"".formatted(USER));
    }

    private void say(Vec controls, String more) {
        said = controls;
        line.say(
                "{\"angle\":%s,\"throttle\":%s,\"recording\":false%s}"
                        .formatted(Math.clamp(controls.at(0) + trim, -1, 1), controls.at(1), more));
    }

    /** What was said to it last: the car tells nothing of itself. */
    @Override
    public Optional<Seen> seen() {
        return line.wasOpen()
                ? Optional.of(new Seen(said, List.of(), line.heardNanos(), line.heardCount()))
                : Optional.empty();
    }

    @Override
    public String trouble() {
        return mode.equals(USER)
                ? ""
                : "The donkeycar's own pilot was switched on (mode '%s'), so it was told to rest; leave its mode at 'user'."
                        .formatted(mode);
    }
}
