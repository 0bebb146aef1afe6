package reins.app.studio;

import reins.core.fact.Actions;
import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.Unit;
import reins.sim.gym.WorldFile;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a person makes of a world that was looked at: its names, units, rhythm and endings, as they
 * are typed. Safe on every thread.
 *
 * @param state a name and a unit for each number it tells
 * @param actions a name, and for a control a unit, for each number it takes or word there is
 * @param ticksPerSecond above 0
 * @param maxTicks 1 or more
 * @param successReward a number, or empty
 */
record WorldDraft(
        String title,
        List<Name> state,
        List<Name> actions,
        String ticksPerSecond,
        String maxTicks,
        WorldFile.End end,
        String successReward) {
    /** What one number or word is called. */
    record Name(String name, Unit unit) {}

    WorldDraft {
        state = List.copyOf(state);
        actions = List.copyOf(actions);
    }

    /** As a file says it. */
    static WorldDraft of(WorldFile world) {
        return new WorldDraft(
                world.title(),
                names(world.state()),
                switch (world.actions()) {
                    case Actions.Controls(List<Channel> controls) -> names(controls);
                    case Actions.Words(List<String> words) ->
                            words.stream().map(word -> new Name(word, Unit.NONE)).toList();
                },
                plain(1 / world.tickSeconds()),
                Integer.toString(world.maxTicks()),
                world.end(),
                world.successReward().isPresent()
                        ? plain(world.successReward().getAsDouble())
                        : "");
    }

    private static List<Name> names(List<Channel> channels) {
        return channels.stream().map(channel -> new Name(channel.name(), channel.unit())).toList();
    }

    private static String plain(double number) {
        double rounded = Math.rint(number * 1e6) / 1e6;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }

    /** Whether it has as many names as a world needs. */
    boolean fits(WorldFile world) {
        WorldDraft other = of(world);
        return state.size() == other.state.size() && actions.size() == other.actions.size();
    }

    /**
     * A world with these names.
     *
     * @param met what the world is like
     * @throws ReinsException where something that was typed is wrong
     */
    WorldFile over(WorldFile met) {
        double seconds =
                ticksPerSecond.strip().equals(plain(1 / met.tickSeconds()))
                        ? met.tickSeconds()
                        : 1 / number("Ticks a second", ticksPerSecond);
        int most;
        try {
            most = Integer.parseInt(maxTicks.strip());
        } catch (NumberFormatException e) {
            throw new ReinsException(
                    "The time limit needs a whole number of ticks, not '%s'.".formatted(maxTicks),
                    e);
        }
        WorldFile named =
                new WorldFile(
                        met.env(),
                        title.isBlank() ? met.env() : title.strip(),
                        met.kwargs(),
                        met.modules(),
                        met.python(),
                        met.port(),
                        named(met.state(), state),
                        switch (met.actions()) {
                            case Actions.Controls(List<Channel> controls) ->
                                    new Actions.Controls(named(controls, actions));
                            case Actions.Words _ ->
                                    new Actions.Words(
                                            actions.stream()
                                                    .map(word -> word.name().strip())
                                                    .toList());
                        },
                        met.images(),
                        met.render(),
                        seconds,
                        most,
                        end,
                        successReward.isBlank()
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(number("The reward", successReward)),
                        met.repeatable());
        return WorldFile.parse("This world", named.text());
    }

    private static List<Channel> named(List<Channel> channels, List<Name> names) {
        List<Channel> named = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            Channel channel = channels.get(i);
            Name name = names.get(i);
            named.add(
                    new Channel(
                            name.name().strip(),
                            name.unit(),
                            channel.low(),
                            channel.high(),
                            channel.fastest()));
        }
        return named;
    }

    private static double number(String what, String text) {
        try {
            double number = Double.parseDouble(text.strip());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw new ReinsException("%s: a number is needed, not '%s'.".formatted(what, text));
    }
}
