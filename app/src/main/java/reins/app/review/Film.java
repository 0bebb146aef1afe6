package reins.app.review;

import reins.core.fact.Episode;
import reins.core.fact.Scene;

import java.util.List;

/**
 * What the world looked like in an episode. Safe on every thread.
 *
 * @param scenes one for each recorded tick and one for what the last led to; empty where the world
 *     cannot show it again
 * @param missing why there are none, as a sentence; empty where there are
 * @param anew whether there would be some if a person had its world started
 */
public record Film(List<Scene> scenes, String missing, boolean anew) {
    public Film {
        scenes = List.copyOf(scenes);
    }

    static Film none(String why) {
        return new Film(List.of(), why, false);
    }

    /** Whether it shows every tick of an episode. */
    boolean shows(Episode episode) {
        return scenes.size() == episode.steps().size() + 1;
    }
}
