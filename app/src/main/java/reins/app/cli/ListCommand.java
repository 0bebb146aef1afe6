package reins.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import reins.app.run.Teachers;
import reins.app.worlds.WorldShelf;
import reins.core.fact.Channel;
import reins.core.fact.WorldSpec;
import reins.core.role.ArbiterType;
import reins.core.role.ExpertType;
import reins.core.role.LearnerType;
import reins.core.role.RuleType;
import reins.core.role.Settings;
import reins.core.role.WorldType;
import reins.policies.learn.Learners;
import reins.sessions.format.Format;
import reins.sessions.formats.Formats;
import reins.sim.arbiters.Arbiters;
import reins.sim.teachers.Rules;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Lists everything that can be chosen. */
@Command(
        name = "list",
        description = "List worlds, learners with their settings, teachers, arbiters and formats.")
final class ListCommand implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Override
    public Integer call() {
        JsonObject result = new JsonObject();
        result.add("worlds", worlds());
        result.add("learners", learners());
        result.add("teachers", teachers());
        result.add("rules", rules());
        result.add("arbiters", arbiters());
        result.add("formats", formats());
        output.result(result);
        return 0;
    }

    private JsonArray worlds() {
        output.say("Worlds (change a setting by --world-set name=value)");
        JsonArray worlds = new JsonArray();
        WorldShelf.Contents shelf = WorldShelf.ofUser().look();
        shelf.unreadable().forEach(output::note);
        for (WorldType<?> type : shelf.worlds()) {
            WorldSpec spec = type.spec();
            output.say(
                    "  %-12s %s; %.0f ticks a second, at most %d ticks an episode"
                            .formatted(
                                    spec.id(),
                                    spec.title(),
                                    spec.ticksPerSecond(),
                                    spec.maxTicks()));
            JsonObject world = named(spec.id(), spec.title());
            world.addProperty("tickSeconds", spec.tickSeconds());
            world.addProperty("maxTicks", spec.maxTicks());
            world.add("observation", channels("observation", spec.state()));
            world.add("action", channels("action", spec.controls()));
            world.add("words", words(spec.vocabulary()));
            world.add("reward", channels("reward", spec.objectives()));
            world.add("settings", settings(type.defaults()));
            worlds.add(world);
        }
        return worlds;
    }

    private JsonArray words(List<String> vocabulary) {
        if (!vocabulary.isEmpty()) {
            output.say("    %-12s     %s".formatted("words", String.join(", ", vocabulary)));
        }
        JsonArray array = new JsonArray();
        vocabulary.forEach(array::add);
        return array;
    }

    private JsonArray channels(String part, List<Channel> channels) {
        JsonArray array = new JsonArray();
        for (int i = 0; i < channels.size(); i++) {
            Channel channel = channels.get(i);
            output.say(
                    "    %-12s %2d  %-22s %-10s %s"
                            .formatted(
                                    i == 0 ? part : "",
                                    i,
                                    channel.name(),
                                    channel.unit().symbol(),
                                    bounds(channel.low(), channel.high())));
            JsonObject one = new JsonObject();
            one.addProperty("name", channel.name());
            one.addProperty("unit", channel.unit().symbol());
            bound(one, "low", channel.low());
            bound(one, "high", channel.high());
            array.add(one);
        }
        return array;
    }

    private JsonArray learners() {
        output.say("Learners (change a setting by --set name=value)");
        JsonArray learners = new JsonArray();
        for (LearnerType<?> type : Learners.ALL) {
            output.say("  %-12s %s; %s".formatted(type.id(), type.title(), type.paper()));
            JsonObject learner = named(type.id(), type.title());
            learner.addProperty("paper", type.paper());
            learner.add("settings", settings(type.defaults()));
            learners.add(learner);
        }
        return learners;
    }

    private JsonArray settings(Record defaults) {
        JsonArray settings = new JsonArray();
        for (Settings.Field field : Settings.fields(defaults)) {
            if (field.carried()) {
                continue;
            }
            output.say(
                    "    %-20s %-10s %s%s"
                            .formatted(
                                    field.name(),
                                    field.value(),
                                    field.help(),
                                    field.choices().isEmpty()
                                            ? numeric(field)
                                            : " " + field.choices()));
            JsonObject setting = new JsonObject();
            setting.addProperty("name", field.name());
            setting.addProperty("default", field.value().toString());
            setting.addProperty("help", field.help());
            bound(setting, "low", field.low());
            bound(setting, "high", field.high());
            settings.add(setting);
        }
        return settings;
    }

    private JsonArray teachers() {
        output.say("Teachers");
        JsonArray teachers = new JsonArray();
        for (ExpertType type : Teachers.ALL) {
            output.say(
                    "  %-12s %s; world %s; skill %.2f at level low, %.2f middle, %.2f high"
                            .formatted(
                                    type.id(),
                                    type.title(),
                                    type.world(),
                                    type.levels().low(),
                                    type.levels().middle(),
                                    type.levels().high()));
            JsonObject teacher = named(type.id(), type.title());
            teacher.addProperty("world", type.world());
            teacher.addProperty("low", type.levels().low());
            teacher.addProperty("middle", type.levels().middle());
            teacher.addProperty("high", type.levels().high());
            teachers.add(teacher);
        }
        return teachers;
    }

    private JsonArray arbiters() {
        output.say("Arbiters (change a setting by --arbiter-set name=value)");
        JsonArray arbiters = new JsonArray();
        for (ArbiterType<?> type : Arbiters.ALL) {
            output.say("  %-12s %s".formatted(type.id(), type.title()));
            JsonObject arbiter = named(type.id(), type.title());
            arbiter.add("settings", settings(type.defaults()));
            arbiters.add(arbiter);
        }
        return arbiters;
    }

    private JsonArray rules() {
        output.say("Rules of intervention (--rule; change a setting by --rule-set name=value)");
        JsonArray rules = new JsonArray();
        for (RuleType<?> type : Rules.ALL) {
            output.say("  %-12s %s".formatted(type.id(), type.title()));
            JsonObject rule = named(type.id(), type.title());
            rule.addProperty("paper", type.paper());
            rule.add("settings", settings(type.defaults()));
            rules.add(rule);
        }
        return rules;
    }

    private JsonArray formats() {
        output.say("Formats (--format of export, import and verify)");
        JsonArray formats = new JsonArray();
        for (Format format : Formats.ALL) {
            output.say(
                    "  %-12s %s%s; loaded by %s"
                            .formatted(
                                    format.id(),
                                    format.title(),
                                    format.ending()
                                            .map(ending -> " (*." + ending + ")")
                                            .orElse(" (a folder)"),
                                    format.readers()));
            JsonObject one = named(format.id(), format.title());
            one.addProperty("readers", format.readers());
            format.ending().ifPresent(ending -> one.addProperty("ending", ending));
            formats.add(one);
        }
        return formats;
    }

    private static JsonObject named(String id, String title) {
        JsonObject object = new JsonObject();
        object.addProperty("id", id);
        object.addProperty("title", title);
        return object;
    }

    private static String numeric(Settings.Field field) {
        return Double.isInfinite(field.low()) && Double.isInfinite(field.high())
                ? ""
                : " " + bounds(field.low(), field.high());
    }

    private static String bounds(double low, double high) {
        return "[" + bound(low) + ", " + bound(high) + "]";
    }

    private static String bound(double bound) {
        if (Double.isInfinite(bound)) {
            return bound < 0 ? "-∞" : "∞";
        }
        return bound == Math.rint(bound)
                ? String.format(Locale.ROOT, "%,.0f", bound)
                : Float.toString((float) bound);
    }

    /** JSON has no infinity: a bound that is not there is left out. */
    private static void bound(JsonObject object, String name, double bound) {
        if (Double.isFinite(bound)) {
            object.addProperty(name, bound);
        }
    }
}
