package reins.sim.robot;

import com.google.gson.JsonObject;

import reins.core.fact.Vec;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A connection to a rosbridge (protocol 2): publishes one topic and listens to others. It says
 * nothing of what is wrong, so what does not come is told by its topic's name. See {@link Wire} for
 * threads.
 */
final class RosWire implements LineWire, SocketLine.Peer {
    private static final int LONGEST = 1 << 20;
    private static final int LONGEST_WITH_PICTURES = 1 << 23;

    /** Where nothing came for so long, that is worth a sentence. */
    private static final long SILENT_NANOS = 500_000_000;

    private final String address;
    private final RosCommand command;
    private final List<RosSense> senses;
    private final boolean cbor;
    private final LongSupplier nanoTime;
    private final long begun;
    private final SocketLine line;
    private volatile Vec said;
    private volatile String garbage = "";

    /**
     * Begins to connect.
     *
     * @param address name or address, with a port
     * @param senses the topics that are listened to; fresh ones
     * @param cbor whether what can come as CBOR is to come so
     */
    RosWire(
            String address,
            RosCommand command,
            List<RosSense> senses,
            boolean cbor,
            LongSupplier nanoTime) {
        this.address = address;
        this.command = command;
        this.senses = List.copyOf(senses);
        this.cbor = cbor;
        this.nanoTime = nanoTime;
        begun = nanoTime.getAsLong();
        said = command.rest();
        line = new SocketLine(URI.create("ws://" + address), this, nanoTime);
    }

    @Override
    public SocketLine line() {
        return line;
    }

    @Override
    public String shown() {
        return "rosbridge at " + address;
    }

    @Override
    public String absent() {
        return absent(address);
    }

    /** What to say where no rosbridge is found, a sentence. */
    static String absent(String address) {
        return "No rosbridge answers at '%s'; look whether its rosbridge_server is running and whether it is in the same network."
                .formatted(address);
    }

    @Override
    public int longestMessage() {
        return senses.stream().anyMatch(RosSense.Eye.class::isInstance)
                ? LONGEST_WITH_PICTURES
                : LONGEST;
    }

    /** What it publishes, and what it wants to hear. */
    @Override
    public List<String> greeting() {
        List<String> greeting = new ArrayList<>();
        greeting.add(op("advertise", command.topic(), command.type()).toString());
        for (RosSense sense : senses) {
            JsonObject wish = op("subscribe", sense.topic(), sense.type());
            wish.addProperty("throttle_rate", 0);
            wish.addProperty("queue_length", 1);
            wish.addProperty("compression", cbor && sense.isForCbor() ? "cbor" : "none");
            greeting.add(wish.toString());
        }
        return greeting;
    }

    private static JsonObject op(String name, String topic, String type) {
        JsonObject op = new JsonObject();
        op.addProperty("op", name);
        op.addProperty("topic", topic);
        op.addProperty("type", type);
        return op;
    }

    @Override
    public void text(String message) {
        try {
            take(RosMessage.parse(message));
        } catch (IOException e) {
            garbage = String.valueOf(e.getMessage());
        }
    }

    @Override
    public void bytes(byte[] message) {
        try {
            take(new RosMessage("", Cbor.read(message)));
        } catch (IOException e) {
            garbage = String.valueOf(e.getMessage());
        }
    }

    private void take(RosMessage came) throws IOException {
        if (!came.at("op").text().equals("publish")) {
            return;
        }
        String topic = came.at("topic").text();
        RosMessage message = came.at("msg").asTop();
        for (RosSense sense : senses) {
            if (sense.topic().equals(topic)) {
                sense.hear(message, nanoTime.getAsLong());
            }
        }
    }

    @Override
    public void command(Vec controls) {
        said = controls;
        JsonObject op = new JsonObject();
        op.addProperty("op", "publish");
        op.addProperty("topic", command.topic());
        op.add("msg", command.message(controls));
        line.say(op.toString());
    }

    @Override
    public void rest() {
        command(command.rest());
    }

    /** Where it listens to no numbers the state is what was said last. */
    @Override
    public Optional<Seen> seen() {
        if (!line.wasOpen()) {
            return Optional.empty();
        }
        List<Vec> parts = new ArrayList<>();
        List<Seen.Sight> sights = new ArrayList<>();
        long oldest = Long.MAX_VALUE;
        long number = 0;
        for (RosSense sense : senses) {
            switch (sense) {
                case RosSense.Numbers numbers -> {
                    Optional<RosSense.Numbers.Told> told = numbers.told();
                    if (told.isEmpty()) {
                        return Optional.empty();
                    }
                    parts.add(told.get().numbers());
                    number += told.get().number();
                    oldest = Math.min(oldest, told.get().arrivedNanos());
                }
                case RosSense.Eye eye -> eye.sight().ifPresent(sights::add);
            }
        }
        return Optional.of(
                parts.isEmpty()
                        ? new Seen(said, sights, line.heardNanos(), line.heardCount())
                        : new Seen(joined(parts), sights, oldest, number));
    }

    private static Vec joined(List<Vec> parts) {
        float[] state = new float[parts.stream().mapToInt(Vec::size).sum()];
        int at = 0;
        for (Vec part : parts) {
            part.copyTo(state, at);
            at += part.size();
        }
        return Vec.of(state);
    }

    @Override
    public String trouble() {
        return "";
    }

    /** Names the topic that was silent for longest. */
    @Override
    public String blindness() {
        long now = nanoTime.getAsLong();
        Optional<RosSense> silent = Optional.empty();
        long longest = SILENT_NANOS;
        for (RosSense sense : senses) {
            long silence = now - sense.arrivedNanos().orElse(begun);
            if (silence > longest) {
                longest = silence;
                silent = Optional.of(sense);
            }
        }
        double seconds = Math.round(longest / 1e8) / 10.0;
        return silent.map(sense -> sentence(sense, seconds)).orElse("");
    }

    private String sentence(RosSense sense, double seconds) {
        if (!sense.complaint().isEmpty()) {
            return "What comes on '%s' cannot be used: %s."
                    .formatted(sense.topic(), sense.complaint());
        }
        return garbage.isEmpty()
                ? "Nothing new has come on '%s' for %s s; look whether its node is running and whether its messages are of type '%s'."
                        .formatted(sense.topic(), seconds, sense.type())
                : "What the rosbridge says cannot be read: %s.".formatted(garbage);
    }
}
