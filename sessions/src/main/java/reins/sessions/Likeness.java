package reins.sessions;

import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether what sessions recorded means the same, number by number. Safe on every thread. */
public final class Likeness {
    private Likeness() {}

    /**
     * @param purpose what only sessions with the same channels can, such as {@code be merged}
     * @throws ReinsException where the channels differ; the sentence names the first that does
     */
    public static void requireChannels(
            Path first, WorldSpec its, Path other, WorldSpec world, String purpose) {
        channels(its, world)
                .ifPresent(difference -> {
                    throw new ReinsException(
                            "These sessions differ in %s; only sessions with the same channels can %s: %s and %s"
                                    .formatted(difference, purpose, first, other));
                });
    }

    /** The first thing that two worlds' observations, actions or rewards differ in, in words. */
    static Optional<String> channels(WorldSpec one, WorldSpec other) {
        return Stream.of(
                        channels("state", one.state(), other.state()),
                        channels("controls", one.controls(), other.controls()),
                        difference("the words", one.vocabulary(), other.vocabulary()),
                        difference("the tokens", one.reading(), other.reading()),
                        channels("objectives", one.objectives(), other.objectives()),
                        difference("the cameras", one.cameras(), other.cameras()),
                        difference(
                                "the tick", one.tickSeconds() + " s", other.tickSeconds() + " s"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> channels(String what, List<Channel> one, List<Channel> other) {
        return difference("the number of " + what, one.size(), other.size())
                .or(() ->
                        IntStream.range(0, one.size())
                                .mapToObj(i ->
                                        difference(
                                                "channel %d of %s".formatted(i + 1, what),
                                                words(one.get(i)),
                                                words(other.get(i))))
                                .flatMap(Optional::stream)
                                .findFirst());
    }

    private static String words(Channel channel) {
        return "%s [%s to %s %s]"
                .formatted(channel.name(), channel.low(), channel.high(), channel.unit());
    }

    /**
     * @param what it is called in front of the user
     */
    static Optional<String> difference(String what, Object one, Object other) {
        return one.equals(other)
                ? Optional.empty()
                : Optional.of("%s (%s, %s)".formatted(what, one, other));
    }
}
