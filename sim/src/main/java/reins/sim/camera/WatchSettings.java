package reins.sim.camera;

import reins.core.role.Setting;
import reins.core.role.Settings;

/** What is watched, and what it is labelled with. Safe on every thread. */
public record WatchSettings(
        @Setting(
                        value = "address of a camera, a film, a folder's pictures or a device",
                        is = "v4l2:/dev/video0")
                String camera,
        @Setting(value = "width of its pictures, in pixels", is = "320", low = 16, high = 1920)
                int width,
        @Setting(value = "height of its pictures, in pixels", is = "240", low = 16, high = 1080)
                int height,
        @Setting(value = "ticks in a second", is = "10", low = 1, high = 60) int ticksASecond,
        @Setting(
                        value = "what it is labelled with, 1 to 9 words with commas between",
                        is = "something")
                String labels,
        @Setting(value = "time limit of an episode, in seconds", is = "60", low = 1, high = 3600)
                int seconds) {
    static final WatchSettings DEFAULTS = Settings.defaults(WatchSettings.class);
}
