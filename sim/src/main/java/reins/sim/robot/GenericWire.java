package reins.sim.robot;

import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.sim.json.Json;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A connection to a robot of somebody's own: it says hello, then its states. See {@link Wire} for
 * threads.
 */
final class GenericWire implements LineWire, SocketLine.Peer {
    private static final int LONGEST = 65_536;
    private static final int LONGEST_TROUBLE = 200;
    private static final long HELLO_NANOS = 5_000_000_000L;
    private static final String REST = "{\"rest\":true}";
    private static final String BEGIN = "{\"begin\":true}";

    private final Address address;
    private final Optional<GenericHello> expected;
    private final LongSupplier nanoTime;
    private final SocketLine line;
    private volatile Optional<GenericHello> hello = Optional.empty();
    private volatile Optional<Long> openSince = Optional.empty();
    private volatile Optional<Seen> seen = Optional.empty();
    private volatile Ending ending = Ending.NONE;
    private volatile String trouble = "";

    /**
     * Begins to connect.
     *
     * @param expected what its hello must fit; empty where anything does
     */
    GenericWire(Address address, Optional<GenericHello> expected, LongSupplier nanoTime) {
        this.address = address;
        this.expected = expected;
        this.nanoTime = nanoTime;
        line = new SocketLine(URI.create("ws://" + address + "/"), this, nanoTime);
    }

    @Override
    public SocketLine line() {
        return line;
    }

    @Override
    public String shown() {
        return "robot at " + address;
    }

    @Override
    public String absent() {
        return "No robot answers at %s; look whether it is on and in the same network."
                .formatted(address);
    }

    @Override
    public int longestMessage() {
        return LONGEST;
    }

    /** What it said of itself; empty before that. */
    Optional<GenericHello> hello() {
        return hello;
    }

    // The socket's thread.

    @Override
    public void text(String message) {
        try {
            hear(Json.parse("What the %s sent".formatted(shown()), message));
        } catch (ReinsException e) {
            fail(e.sentence());
        }
    }

    private void hear(Json said) {
        if (said.maybe("protocol").isPresent()) {
            meet(GenericHello.of(said));
        } else if (hello.isEmpty()) {
            throw said.wrong("it begins without a hello; look whether the address is right.");
        } else {
            said.maybe("state").ifPresent(state -> see(state, hello.get().state()));
            said.maybe("ending").ifPresent(told -> ending = ending(told));
            said.maybe("trouble").map(Json::text).ifPresent(this::report);
        }
    }

    private void meet(GenericHello told) {
        String difference = expected.map(settings -> told.difference(shown(), settings)).orElse("");
        if (!difference.isEmpty()) {
            seen = Optional.empty();
            line.end(difference);
        } else {
            hello = Optional.of(told);
        }
    }

    private void see(Json told, List<ChannelText.Part> parts) {
        List<Json> numbers = told.list(parts.size());
        if (numbers.size() < parts.size()) {
            throw told.wrong("%d numbers are needed.".formatted(parts.size()));
        }
        float[] state = new float[parts.size()];
        for (int i = 0; i < state.length; i++) {
            Channel channel = parts.get(i).channel();
            state[i] = channel.clamp((float) numbers.get(i).number());
        }
        seen =
                Optional.of(
                        new Seen(
                                Vec.of(state),
                                List.of(),
                                line.heardNanos(),
                                1 + seen.map(Seen::number).orElse(0L)));
    }

    private static Ending ending(Json told) {
        return switch (told.text()) {
            case "success" -> Ending.SUCCESS;
            case "failure" -> Ending.FAILURE;
            default -> throw told.wrong("\"success\" or \"failure\" is needed.");
        };
    }

    private void report(String why) {
        if (!why.isBlank()) {
            String told = why.substring(0, Math.min(why.length(), LONGEST_TROUBLE));
            fail("The %s reports trouble: %s".formatted(shown(), told));
        }
    }

    /**
     * Whoever said hello stays connected, so that it can be told to rest; the first reason counts.
     */
    private void fail(String sentence) {
        if (hello.isEmpty()) {
            line.end(sentence);
        } else if (trouble.isEmpty()) {
            trouble = sentence;
        }
    }

    // The link's thread.

    @Override
    public State state() {
        State now = line.state();
        if (!(now instanceof State.Open) || hello.isPresent()) {
            return now;
        }
        long since = openSince.orElseGet(nanoTime::getAsLong);
        openSince = Optional.of(since);
        if (nanoTime.getAsLong() - since > HELLO_NANOS) {
            line.end(
                    "Whoever answers at %s says no hello as docs/robots.md has it; look whether the address is right."
                            .formatted(address));
        }
        return new State.Opening();
    }

    @Override
    public void command(Vec controls) {
        line.say(
                IntStream.range(0, controls.size())
                        .mapToObj(i -> Float.toString(controls.at(i)))
                        .collect(Collectors.joining(",", "{\"controls\":[", "]}")));
    }

    @Override
    public void rest() {
        line.say(REST);
    }

    @Override
    public void begin() {
        trouble = "";
        ending = Ending.NONE;
        seen = Optional.empty();
        line.say(BEGIN);
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
