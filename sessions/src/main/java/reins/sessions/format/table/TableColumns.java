package reins.sessions.format.table;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.Hand;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.sessions.format.Extras;
import reins.sessions.format.parquet.Column;
import reins.sessions.format.parquet.ColumnBuffer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The columns of a plain table of ticks, one for each channel. Safe on every thread.
 *
 * @param all in order
 */
record TableColumns(List<Named> all) {
    static final String EPISODE = "episode";
    static final String TICK = "tick";
    static final String STATE = "state";
    static final String ACTION = "action";
    static final String REWARD = "reward";

    /**
     * One column.
     *
     * @param unit its symbol; empty where it has none
     * @param what it holds, in words
     */
    record Named(
            String name,
            Column.Kind kind,
            String unit,
            String what,
            Function<Row, Object> content) {}

    /** A tick of an episode, which is counted from 1. */
    record Row(long episode, Step step) {}

    static TableColumns of(WorldSpec world) {
        List<Named> all = new ArrayList<>();
        add(all, EPISODE, Column.Kind.WHOLE, "", "counted from 1", Row::episode);
        add(
                all,
                TICK,
                Column.Kind.WHOLE,
                "",
                "ticks since the world's reset, counted from 0",
                row -> row.step().tick());
        add(
                all,
                "time",
                Column.Kind.DOUBLE,
                "s",
                "since the world's reset",
                row -> row.step().tick() * world.tickSeconds());
        channels(
                all,
                STATE,
                world.state(),
                "seen before the action",
                step -> step.observation().state());
        actions(all, world, ACTION, "what was done", step -> step.decision().executed());
        add(
                all,
                "driver",
                Column.Kind.TEXT,
                "",
                "who had a hand in it: policy or teacher",
                row -> row.step().decision().teacherDrives() ? "teacher" : "policy");
        add(
                all,
                Extras.MODE,
                Column.Kind.WHOLE,
                "",
                "0 policy, 1 policy with a label, 2 policy with a label given later, 3 taken over,"
                        + " 4 demonstrated, 5 shared",
                row -> (long) Extras.mode(row.step().decision()));
        actions(
                all,
                world,
                Extras.WISH,
                "what the policy wanted; what was done where that is not known",
                step -> step.decision().wish());
        actions(
                all,
                world,
                Extras.TAUGHT,
                "what the teacher wanted; what was done where that is not known",
                step -> step.decision().label().orElseGet(step.decision()::executed));
        add(
                all,
                Extras.VERSION,
                Column.Kind.WHOLE,
                "",
                "of the policy, from 0",
                row -> (long) row.step().policy().version());
        channels(
                all, REWARD, world.objectives(), "for the action", step -> step.outcome().reward());
        add(
                all,
                "ending",
                Column.Kind.TEXT,
                "",
                "how the episode ended with this tick: success, failure or cut; else empty",
                row -> ending(row.step().outcome().ending()));
        add(
                all,
                "thought",
                Column.Kind.TEXT,
                "",
                "why the teacher taught as it did",
                row -> row.step().teacher().thought());
        add(
                all,
                "hand",
                Column.Kind.TEXT,
                "",
                "who taught: person or program; empty where nobody did",
                row -> hand(row.step().teacher().hand()));
        add(
                all,
                "policy_thought",
                Column.Kind.TEXT,
                "",
                "what the policy said of itself",
                row -> row.step().policy().thought());
        add(
                all,
                "doubt",
                Column.Kind.FLOAT,
                "",
                "how unsure the policy was, 0 or more",
                row -> row.step().policy().doubt());
        add(
                all,
                "risk",
                Column.Kind.FLOAT,
                "",
                "how likely the policy took failure to be, 0 to 1",
                row -> row.step().policy().risk());
        add(
                all,
                "asked",
                Column.Kind.WHOLE,
                "",
                "1 where the policy asked for help, else 0",
                row -> row.step().policy().asked() ? 1L : 0L);
        return new TableColumns(List.copyOf(all));
    }

    static String ending(Ending ending) {
        return ending == Ending.NONE ? "" : ending.name().toLowerCase(Locale.ROOT);
    }

    private static String hand(Hand hand) {
        return hand == Hand.NOBODY ? "" : hand.name().toLowerCase(Locale.ROOT);
    }

    private static void add(
            List<Named> all,
            String name,
            Column.Kind kind,
            String unit,
            String what,
            Function<Row, Object> content) {
        all.add(new Named(name, kind, unit, what, content));
    }

    /** A name for each channel, and no other's. */
    static List<String> names(String part, List<Channel> channels) {
        List<String> names = new ArrayList<>();
        for (Channel channel : channels) {
            String name = part + "." + channel.name();
            names.add(names.contains(name) ? name + "." + names.size() : name);
        }
        return names;
    }

    private static void channels(
            List<Named> all,
            String part,
            List<Channel> channels,
            String what,
            Function<Step, Vec> values) {
        List<String> names = names(part, channels);
        for (int i = 0; i < channels.size(); i++) {
            int number = i;
            add(
                    all,
                    names.get(i),
                    Column.Kind.FLOAT,
                    channels.get(i).unit().symbol(),
                    what,
                    row -> values.apply(row.step()).at(number));
        }
    }

    private static void actions(
            List<Named> all,
            WorldSpec world,
            String part,
            String what,
            Function<Step, Action> action) {
        if (world.controls().isEmpty()) {
            add(
                    all,
                    part,
                    Column.Kind.WHOLE,
                    "",
                    what + ", as the number of a word of the vocabulary",
                    row -> (long) ((Action.Token) action.apply(row.step())).id());
        } else {
            channels(all, part, world.controls(), what, step -> action.apply(step).asControls());
        }
    }

    List<Column> columns() {
        return all.stream().map(each -> Column.of(each.name(), each.kind())).toList();
    }

    static void put(ColumnBuffer column, Object value) {
        switch (value) {
            case Float number -> column.put(number.floatValue());
            case Double number -> column.put(number.doubleValue());
            case Long number -> column.put(number.longValue());
            default -> column.put(value.toString());
        }
    }

    /** What each column holds, for {@code world.json}. */
    JsonArray describe() {
        JsonArray described = new JsonArray();
        for (Named each : all) {
            JsonObject one = new JsonObject();
            one.addProperty("name", each.name());
            one.addProperty("type", each.kind().name().toLowerCase(Locale.ROOT));
            one.addProperty("unit", each.unit());
            one.addProperty("what", each.what());
            described.add(one);
        }
        return described;
    }
}
