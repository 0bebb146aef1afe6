package reins.sim.robot;

import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Unit;
import reins.sim.json.Json;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a robot of somebody's own says of itself before anything else. Safe on every thread.
 *
 * @param state what it tells, in order
 * @param controls what it is told, in order
 * @param cameras those that it has beside its wire
 * @param stopsAfterMillis how long without a command until it stops by itself; 0 where it never
 *     does
 */
record GenericHello(
        List<ChannelText.Part> state,
        List<ChannelText.Part> controls,
        List<ChannelText.View> cameras,
        int stopsAfterMillis) {
    private static final int PROTOCOL = 1;
    private static final int MOST_CHANNELS = 64;
    private static final int MOST_CAMERAS = 8;
    private static final int MOST_PIXELS = 4096;
    private static final int LONGEST_STOP = 60_000;
    private static final String URL = "(https?://|:\\d{1,5}/)[^\\s,]{0,500}";

    GenericHello {
        state = List.copyOf(state);
        controls = List.copyOf(controls);
        cameras = List.copyOf(cameras);
    }

    /**
     * @throws reins.core.fact.ReinsException where it is not what such a robot says
     */
    static GenericHello of(Json said) {
        if (said.at("protocol").whole(0, Integer.MAX_VALUE) != PROTOCOL) {
            throw said.wrong(
                    "this Reins speaks protocol %d; let the robot speak it too."
                            .formatted(PROTOCOL));
        }
        return new GenericHello(
                parts(said.at("state")),
                parts(said.at("controls")),
                said.maybe("cameras").map(GenericHello::views).orElse(List.of()),
                said.maybe("dead_man_ms").map(most -> most.whole(1, LONGEST_STOP)).orElse(0));
    }

    private static List<ChannelText.Part> parts(Json list) {
        List<ChannelText.Part> parts =
                list.list(MOST_CHANNELS).stream().map(GenericHello::part).toList();
        if (parts.isEmpty()) {
            throw list.wrong("at least one channel is needed.");
        }
        Set<String> names = new HashSet<>();
        for (ChannelText.Part part : parts) {
            if (!names.add(part.channel().name())) {
                throw list.wrong("'%s' is there twice.".formatted(part.channel().name()));
            }
        }
        return parts;
    }

    private static ChannelText.Part part(Json said) {
        float low = (float) said.at("low").number();
        float high = (float) said.at("high").number();
        if (!(low < high) || !Float.isFinite(low) || !Float.isFinite(high)) {
            throw said.wrong("low must be below high.");
        }
        Unit unit = said.maybe("unit").map(Json::text).map(ChannelText::unit).orElse(Unit.NONE);
        return new ChannelText.Part(
                new Channel(name(said), unit, low, high),
                said.maybe("speed").map(Json::flag).orElse(false));
    }

    private static List<ChannelText.View> views(Json list) {
        return list.list(MOST_CAMERAS).stream().map(GenericHello::view).toList();
    }

    private static ChannelText.View view(Json said) {
        String url = said.at("url").text();
        if (!url.matches(URL)) {
            throw said.at("url")
                    .wrong("an address such as http://host/video or :81/stream is needed.");
        }
        return new ChannelText.View(
                new Camera(
                        name(said),
                        said.at("width").whole(1, MOST_PIXELS),
                        said.at("height").whole(1, MOST_PIXELS)),
                url);
    }

    private static String name(Json said) {
        String name = said.at("name").text().strip();
        if (!ChannelText.NAME.matcher(name).matches()) {
            throw said.at("name").wrong("a name of up to 40 letters and digits is needed.");
        }
        return name;
    }

    /**
     * How it differs from what its settings say, as a sentence; empty where it does not. Bounds of
     * controls may be narrower in the settings, and the cameras are theirs.
     */
    String difference(String shown, GenericHello settings) {
        if (!state.equals(settings.state())) {
            return differs(
                    shown,
                    "state",
                    ChannelText.ofParts(state),
                    ChannelText.ofParts(settings.state()));
        }
        if (!allows(settings.controls())) {
            return differs(
                    shown,
                    "controls",
                    ChannelText.ofParts(controls),
                    ChannelText.ofParts(settings.controls()));
        }
        if (stopsAfterMillis != settings.stopsAfterMillis()) {
            return differs(
                    shown,
                    "stopsAfter",
                    Integer.toString(stopsAfterMillis),
                    Integer.toString(settings.stopsAfterMillis()));
        }
        return "";
    }

    private static String differs(String shown, String setting, String told, String expected) {
        return "The %s says '%s' of its %s and its settings say '%s'; change the settings to what it says."
                .formatted(shown, told, setting, expected);
    }

    private boolean allows(List<ChannelText.Part> wanted) {
        if (wanted.size() != controls.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            Channel own = controls.get(i).channel();
            Channel narrow = wanted.get(i).channel();
            if (!narrow.name().equals(own.name())
                    || narrow.unit() != own.unit()
                    || narrow.low() < own.low()
                    || narrow.high() > own.high()) {
                return false;
            }
        }
        return true;
    }
}
