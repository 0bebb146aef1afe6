package reins.policies.data;

import reins.core.fact.Channel;
import reins.core.fact.Observation;
import reins.core.fact.Stream;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.policies.nn.Eye;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an eye sees from tick to tick of a recording. Before an episode's first picture all is
 * black, as in the memory of a policy that looks. Used by one thread at a time.
 */
public final class Film {
    /** The statistics take every n-th pixel, different ones each time. */
    private static final int STRIDE = 101;

    private static final float BRIGHTEST = 255;

    private final Eye eye;
    private final Normaliser colours =
            new Normaliser(List.of(colour("red"), colour("green"), colour("blue")));
    private int firstPixel;
    private final byte[] black;

    private final Map<String, Robot> robots = new HashMap<>();

    /** Where one robot's recording stands. */
    private static final class Robot {
        /** The pictures of the episode's last ticks, the newest last. */
        private final List<byte[]> recent = new ArrayList<>();

        private long episode = -1;
    }

    /** The picture that was made last, to hold those that are equal once. */
    private byte[] last;

    private static Channel colour(String name) {
        return new Channel(name, Unit.NONE, 0, BRIGHTEST);
    }

    public Film(Eye eye) {
        this.eye = eye;
        black = new byte[eye.size()];
        last = black;
    }

    /** What is seen at the next tick of an episode; empty where it was not filmed. */
    public Optional<Glimpse> look(Stream of, Observation observation) {
        boolean seen = eye.isShown(observation);
        Robot robot = robots.computeIfAbsent(of.robot(), _ -> new Robot());
        List<byte[]> recent = robot.recent;
        if (of.episode() != robot.episode || !seen) {
            robot.episode = of.episode();
            recent.clear();
        }
        if (!seen) {
            return Optional.empty();
        }
        Glimpse glimpse = glimpse(recent, observation);
        recent.add(glimpse.pictures().getLast());
        count(glimpse.pictures().getLast());
        if (recent.size() > eye.remembered()) {
            recent.removeFirst();
        }
        return Optional.of(glimpse);
    }

    private void count(byte[] picture) {
        int plane = eye.rows() * eye.columns();
        for (int i = firstPixel % plane; i < plane; i += STRIDE) {
            colours.add(
                    Vec.of(
                            picture[i] & 0xFF,
                            picture[plane + i] & 0xFF,
                            picture[2 * plane + i] & 0xFF));
        }
        firstPixel = (firstPixel + 1) % STRIDE;
    }

    /** The statistics of red, green and blue, 0 to 255, of what was looked at. */
    public Normaliser colours() {
        return colours;
    }

    /** One that sees alike and has seen nothing yet. */
    public Film again() {
        return new Film(eye);
    }

    Eye eye() {
        return eye;
    }

    /** What will be seen at the tick after the one of this robot that was looked at last. */
    public Optional<Glimpse> ahead(Stream of, Observation observation) {
        Robot robot = robots.get(of.robot());
        return robot != null && eye.isShown(observation)
                ? Optional.of(glimpse(robot.recent, observation))
                : Optional.empty();
    }

    private Glimpse glimpse(List<byte[]> recent, Observation observation) {
        byte[] now = eye.shrunk(observation);
        if (Arrays.equals(now, last)) {
            now = last;
        }
        last = now;
        List<byte[]> pictures = new ArrayList<>();
        for (int back = eye.remembered(); back > 0; back -= eye.ticksBack()) {
            int at = recent.size() - back;
            pictures.add(at < 0 ? black : recent.get(at));
        }
        pictures.add(now);
        return new Glimpse(pictures);
    }
}
