package reins.app.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import reins.app.run.Teachers;
import reins.app.studio.ScreenType;
import reins.app.studio.Screens;
import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.flow.Still;
import reins.core.role.ArbiterType;
import reins.core.role.ExpertType;
import reins.core.role.LearnerType;
import reins.core.role.RuleType;
import reins.core.role.Settings;
import reins.core.role.WorldType;
import reins.policies.learn.Learners;
import reins.policies.remote.RemoteSettings;
import reins.sim.arbiters.Arbiters;
import reins.sim.teachers.Rules;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

final class TextTest {
    /** The threads' names: the sentence that one of them stopped has no constant with its name. */
    private static final List<String> WORKERS =
            List.of("world", "learner", "monitors", "store", "gamepads");

    private static final Pattern BREAK = Pattern.compile("[:.] ");

    private final Set<String> missing = new TreeSet<>();
    private final Properties english = properties("text.properties");
    private final Properties chinese = properties("text_zh.properties");
    private final Text text = new Text(Locale.SIMPLIFIED_CHINESE);

    @Test
    void chineseSaysEverythingThatEnglishSays() {
        english.stringPropertyNames().forEach(this::needKey);
        assertEquals(Set.of(), missing);
        assertEquals("驾驶中", text.words("versions.drives"));
    }

    @Test
    void chineseNamesAndExplainsEverythingThatCanBeChosen() {
        for (WorldType<?> type : Worlds.ALL) {
            needChoice("worlds.", type.id(), type.defaults());
            for (Channel control : type.spec().controls()) {
                needSaying(control.name());
            }
            if (type instanceof WorldType.Reached<?> reached) {
                cautions(reached).forEach(this::needSaying);
            }
        }
        for (ExpertType type : Teachers.ALL) {
            needKey("teacher." + type.id());
            needKey("teacher." + type.id() + ".about");
        }
        for (RuleType<?> type : Rules.ALL) {
            needChoice("rule.", type.id(), type.defaults());
        }
        for (ArbiterType<?> type : Arbiters.ALL) {
            needChoice("arbiter.", type.id(), type.defaults());
        }
        for (ScreenType type : Screens.ALL) {
            needKey("place." + type.id());
            needKey("place." + type.id() + ".help");
        }
        for (LearnerType<?> type : Learners.ALL) {
            needChoice("learner.", type.id(), type.defaults());
        }
        needSettings(RemoteSettings.defaults());
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyReasonToStandStillHasWordsInBothLanguages() {
        for (Still.Paused why : Still.Paused.values()) {
            needWords("still." + why);
        }
        needWords("still." + Still.Not.LOOKS_BACK);
        needWords("still." + Still.Not.LISTENS);
        assertEquals(Set.of(), missing);
    }

    @Test
    void argumentsAreFilledInAsTheyPrint() {
        assertEquals("From 1 to 2", new Text(Locale.ENGLISH).words("form.range", 1, 2));
    }

    @Test
    void whatIsSaidInEnglishIsSaidInTheUsersLanguage() {
        assertEquals("正向前倒", text.saying("falling ahead"));
        assertEquals("falling ahead", new Text(Locale.ENGLISH).saying("falling ahead"));
        assertEquals("something new", text.saying("something new"));
        assertEquals("", text.saying(""));
    }

    @Test
    void whatVariesInASentenceIsKept() {
        assertEquals(
                "世界“arm”没有可用于学习的摄像机；请让学习器看状态。",
                text.saying(
                        "World 'arm' has no camera to learn from; let the learner see the state."));
        assertEquals(
                "-3.5 不在范围内；必须在 0 与 1 之间。",
                text.saying("Setting 'far' is -3.5; it must be between 0 and 1."));
        assertEquals(
                "0 不在范围内；不得小于 1。", text.saying("Setting 'episodes' is 0; it must be 1 or more."));
        assertEquals(
                "磁盘已满；请腾出空间后继续：/home/a 1/b.reins",
                text.saying("The disk is full; make room on it to go on: /home/a 1/b.reins"));
        assertEquals("左髋：太少", text.saying("left hip: too little"));
        assertEquals(
                "已有 5 秒毫无动静；请接管驾驶，示范该怎么做。",
                text.saying("Nothing has moved for 5 s; take over to show what to do."));
        assertEquals(
                "最后 50 步尚未写入。正在等待磁盘跟上。",
                text.saying("The last 50 ticks are not written. Waiting for the disk to keep up."));
    }

    @Test
    void everySentenceThatChineseKnowsCanStillBeSaid() throws IOException {
        Set<String> orphans = new TreeSet<>(chinese.stringPropertyNames());
        orphans.removeIf(key -> !key.startsWith(Text.SAID));
        for (String constant : Constants.ofProgram()) {
            parts(constant).forEach(part -> orphans.remove(Text.key(part)));
        }
        for (String worker : WORKERS) {
            orphans.remove(
                    Text.key(
                            "The %s stopped because of an error in the program".formatted(worker)));
        }
        assertEquals(Set.of(), orphans);
    }

    /** What can be looked up of a sentence: all that lies between two of its breaks or ends. */
    private static List<String> parts(String sentence) {
        List<Integer> begins = new ArrayList<>(List.of(0));
        List<Integer> ends = new ArrayList<>();
        BREAK.matcher(sentence)
                .results()
                .forEach(found -> {
                    ends.add(found.start());
                    begins.add(found.end());
                });
        ends.add(sentence.length());
        List<String> parts = new ArrayList<>();
        for (int first = 0; first < begins.size(); first++) {
            for (int last = first; last < ends.size(); last++) {
                parts.add(sentence.substring(begins.get(first), ends.get(last)));
            }
        }
        return parts;
    }

    private void needChoice(String kind, String id, Record settings) {
        needKey(kind + id);
        needKey(kind + id + ".about");
        needSettings(settings);
    }

    private void needSettings(Record settings) {
        for (Settings.Field field : Settings.fields(settings)) {
            needKey("setting." + field.name());
            needSaying(field.help());
            field.choices().forEach(choice -> needKey("choice." + choice));
        }
    }

    /** What is to be known before it is reached, also where one setting is at its bound. */
    private static Set<String> cautions(WorldType.Reached<?> type) {
        Set<String> cautions = new TreeSet<>(Set.of(type.caution(type.defaults())));
        for (Settings.Field field : Settings.fields(type.defaults())) {
            for (String text : extremes(field)) {
                try {
                    Record other = Settings.with(type.defaults(), Map.of(field.name(), text));
                    cautions.add(type.caution(other));
                } catch (ReinsException _) {
                    // it does not go with the others, so nobody is cautioned of it
                }
            }
        }
        cautions.remove("");
        return cautions;
    }

    private static List<String> extremes(Settings.Field field) {
        if (field.type() == boolean.class) {
            return List.of("false", "true");
        }
        return field.type() == int.class
                ? Stream.of(field.low(), field.high())
                        .map(bound -> String.valueOf(bound.intValue()))
                        .toList()
                : field.choices();
    }

    private void needWords(String key) {
        needKey(key);
        if (english.getProperty(key, "").isBlank()) {
            missing.add(key + " in English");
        }
    }

    private void needKey(String key) {
        if (chinese.getProperty(key, "").isBlank()) {
            missing.add(key);
        }
    }

    private void needSaying(String english) {
        if (text.saying(english).equals(english)) {
            missing.add(english);
        }
    }

    private static Properties properties(String name) {
        Properties properties = new Properties();
        try (var reader =
                new InputStreamReader(
                        Objects.requireNonNull(
                                Text.class.getResourceAsStream("/reins/app/" + name)),
                        StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
