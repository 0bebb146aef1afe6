package reins.sim.gym;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Actions;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.Unit;
import reins.core.fact.WorldSpec;
import reins.core.role.Axis;
import reins.core.role.Handling;
import reins.sim.worlds.Worlds;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

final class WorldFileTest {
    private static final String CART =
            """
            {
              "env": "Cart-v1",
              "python": "/no/such/python",
              "kwargs": {"goal": 3},
              "modules": ["carts"],
              "state": [{"name": "place", "unit": "m", "low": -4.8, "high": 4.8}, {"name": "spin"}],
              "words": ["left", "right"],
              "images": [{"name": "pixels/top", "width": 96, "height": 64}],
              "render": {"width": 600, "height": 400},
              "tickSeconds": 0.02,
              "maxTicks": 500,
              "successReward": 100,
              "repeatable": true
            }\
            """;

    private static Hello hello(String observation, String action) {
        return ToyWire.hello(
                """
                {"op":"hello","protocol":1,"env":"Some-v0","versions":{},"fps":null,"camera":null,
                 "max_steps":null,"observation":[%s],"action":[%s]}\
                """
                        .formatted(observation, action));
    }

    private static FirstMeeting met(Hello hello) {
        return FirstMeeting.of(
                hello, new Launch(List.of(), 0, "Some-v0", "{}", List.of(), true, false), "");
    }

    private static String box(String name, String low, String high) {
        return """
        {"name":"%s","kind":"box","shape":[1],"low":[%s],"high":[%s]}\
        """
                .formatted(name, low, high);
    }

    @Test
    void aFileSaysAllOfASpecAndStartsNothing() {
        WorldSpec spec = WorldFile.parse("It", CART).spec();
        assertEquals("gym:Cart-v1", spec.id());
        assertEquals("Cart-v1", spec.title());
        assertEquals(new Channel("place", Unit.METRE, -4.8f, 4.8f), spec.state().getFirst());
        assertEquals(Float.POSITIVE_INFINITY, spec.state().getLast().high());
        assertEquals(List.of("left", "right"), spec.vocabulary());
        assertEquals(
                List.of(new Camera("pixels/top", 96, 64), new Camera("render", 600, 400)),
                spec.cameras());
        assertEquals(0.02, spec.tickSeconds());
        assertEquals(500, spec.maxTicks());
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        WorldFile file = WorldFile.parse("It", CART);
        assertEquals(file, WorldFile.parse("It", file.text()));
    }

    private static String refused(String right, String wrong) {
        assertTrue(CART.contains(right), right);
        String text = CART.replace(right, wrong);
        return assertThrows(ReinsException.class, () -> WorldFile.parse("It", text)).sentence();
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() {
        assertEquals(
                "It, at maxTicks: a whole number from 1 to 2147483647 is needed.",
                refused("500", "0"));
        assertEquals("It: 'maxTicks' is missing.", refused("\"maxTicks\": 500,", ""));
        assertEquals("It, at tickSeconds: seconds above 0 are needed.", refused("0.02", "-1"));
        assertEquals("It, at state[0].low: a number is needed.", refused("-4.8", "\"least\""));
        assertEquals("It, at state[0]: place: low 5.0 not below high 4.8.", refused("-4.8", "5"));
        assertEquals(
                "It, at state[0].unit: this unit is not known; there are: fraction, 0 or 1, m, m/s,"
                        + " rad, rad/s, °/s, px, N.",
                refused("\"m\"", "\"mile\""));
        assertEquals(
                "It, at state: there are two that are called 'place'.", refused("spin", "place"));
        assertTrue(refused("\"words\"", "\"word\"").startsWith("It: 'word' means nothing here;"));
        assertEquals(
                "It: either 'controls' or 'words' are needed.",
                refused("[\"left\", \"right\"]", "[]"));
        assertEquals("It, at kwargs: an object is needed.", refused("{\"goal\": 3}", "3"));
        assertEquals(
                "It, at render.width: a whole number from 1 to 16384 is needed.",
                refused("600", "6.5"));
        assertEquals("It, at repeatable: true or false is needed.", refused("true", "\"yes\""));
        assertEquals("It, at env: a text is needed that is not empty.", refused("Cart-v1", ""));
        assertEquals("It is no JSON.", refused("\"env\":", "]"));
    }

    @Test
    void landersNumbersHaveNames() {
        Hello lander =
                ToyWire.hello(
                        """
                        {"op":"hello","protocol":1,"env":"LunarLanderContinuous-v3","versions":{},"fps":50,
                         "observation":[{"name":"","kind":"box","shape":[8],"low":[-1,-1,-1,-1,-1,-1,-0.0,0],
                           "high":[1,1,1,1,1,1,1,1]}],
                         "action":[{"name":"","kind":"box","shape":[2],"low":[-1,-1],"high":[1,1]}],
                         "camera":[400,600,3],"max_steps":1000}\
                        """);
        FirstMeeting met = met(lander);
        assertEquals(
                List.of("x", "y", "vx", "vy", "angle", "spin", "left", "right"),
                met.file().state().stream().map(Channel::name).toList());
        assertEquals(
                List.of("main", "side"),
                met.file().spec().controls().stream().map(Channel::name).toList());
        assertEquals(
                List.of("An end with a reward of 100 or more is a success, any other a failure."),
                met.assumed());
        assertEquals(0.02, met.file().tickSeconds());
        assertEquals(1000, met.file().maxTicks());
    }

    @Test
    void whatIsNotSaidIsAssumedAndTold() {
        FirstMeeting met =
                met(
                        hello(
                                box("a", "-1", "1")
                                        + ",{\"name\":\"mission\",\"kind\":\"text\"},"
                                        + "{\"name\":\"top\",\"kind\":\"image\",\"shape\":[64,96,3]}",
                                box("", "null", "null")));
        assertEquals(
                List.of(
                        "'mission' is left out: Reins reads numbers and pictures, not text.",
                        "It has no names for its numbers: they are counted.",
                        "'control 0' has no bounds: -1.0 to 1.0.",
                        "It has no names for its controls: they are counted.",
                        "It renders no picture.",
                        "It does not say how fast it ticks: 30 times a second.",
                        "It has no time limit: 1000 ticks.",
                        "An end is a failure where it does not say 'is_success'."),
                met.assumed());
        assertEquals(List.of(new Camera("top", 96, 64)), met.file().images());
        assertEquals(
                new Actions.Controls(List.of(new Channel("control 0", Unit.NONE, -1, 1))),
                met.file().actions());
    }

    @Test
    void whatReinsCannotDriveIsRefused() {
        String number = box("a", "-1", "1");
        String choice = "{\"name\":\"b\",\"kind\":\"discrete\",\"n\":3,\"start\":0}";
        assertTrue(
                assertThrows(ReinsException.class, () -> met(hello(number, number + "," + choice)))
                        .sentence()
                        .contains("choices and numbers at once"));
        assertTrue(
                assertThrows(
                                ReinsException.class,
                                () -> met(hello("{\"name\":\"t\",\"kind\":\"text\"}", choice)))
                        .sentence()
                        .contains("neither numbers nor pictures"));
        assertEquals(List.of("0", "1", "2"), met(hello(number, choice)).file().spec().vocabulary());
    }

    @Test
    void aSessionsHeaderFindsItsWorldAgain() {
        WorldFile file = WorldFile.parse("It", CART);
        Map<String, String> kept =
                Map.of("file", file.text(), "python", "gym/bin/python", "fine", "true");
        var world = Worlds.recorded("gym:Cart-v1", kept);
        assertEquals(file.spec(), world.type().spec());
        assertEquals(GymWorlds.of(file, "gym/bin/python"), world.type());
        assertEquals(new GymSettings(file.text(), "gym/bin/python", true), world.settings());
        assertEquals(file.repeatable(), world.type().repeatsWith(world.settings()));
        assertThrows(ReinsException.class, () -> Worlds.recorded("gym:Cart-v1", Map.of()));
        assertThrows(ReinsException.class, () -> Worlds.recorded("gym:Other-v1", kept));
    }

    @Test
    void whatControlsAndWordsAreCalledSaysByWhichKeysTheyAreDriven() {
        assertEquals(
                List.of(
                        new Handling.Word(Axis.SIDEWAYS, -1, "left"),
                        new Handling.Word(Axis.FORWARD, 1, "main"),
                        new Handling.Word(Axis.SIDEWAYS, 1, "right")),
                words("coast", "left", "main", "right").words());
        assertEquals(
                List.of(
                        new Handling.Word(Axis.SIDEWAYS, -1, "0"),
                        new Handling.Word(Axis.SIDEWAYS, 1, "1")),
                words("0", "1").words());
        assertEquals(
                List.of(Axis.FORWARD, Axis.SIDEWAYS, Axis.TURN), controls("main", "side", "third"));
        assertEquals(List.of(Axis.SIDEWAYS, Axis.FORWARD), controls("x", "side"));
    }

    private static Handling words(String... words) {
        return spec(new Actions.Words(List.of(words)));
    }

    private static List<Axis> controls(String... names) {
        List<Channel> controls =
                Stream.of(names).map(name -> new Channel(name, Unit.NONE, -1, 1)).toList();
        return spec(new Actions.Controls(controls)).drives().stream()
                .map(Handling.Drive::axis)
                .toList();
    }

    private static Handling spec(Actions actions) {
        WorldSpec cart = WorldFile.parse("It", CART).spec();
        return Handling.byName(
                new WorldSpec(
                        cart.id(),
                        cart.title(),
                        cart.state(),
                        cart.cameras(),
                        cart.reading(),
                        actions,
                        cart.objectives(),
                        cart.tickSeconds(),
                        cart.maxTicks()));
    }
}
