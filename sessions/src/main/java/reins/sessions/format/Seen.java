package reins.sessions.format;

import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Episode;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.Step;
import reins.core.fact.Vec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Converts what was seen in an episode to arrays and back. Safe on every thread. */
public final class Seen {
    private Seen() {}

    /** What was seen at each tick, and what the last one led to, {@code [T + 1]}. */
    public static List<Observation> all(Episode episode) {
        List<Observation> all = new ArrayList<>(episode.steps().size() + 1);
        for (Step step : episode.steps()) {
            all.add(step.observation());
        }
        all.add(episode.steps().getLast().outcome().observation());
        return all;
    }

    /** Row by row, {@code [N, size]}. */
    public static float[] states(List<Observation> observations, int size) {
        float[] values = new float[observations.size() * size];
        for (int i = 0; i < observations.size(); i++) {
            observations.get(i).state().copyTo(values, i * size);
        }
        return values;
    }

    /** The pictures of the camera at a place in the list, one after the other. */
    public static Iterable<byte[]> pictures(List<Observation> observations, int camera) {
        return () -> {
            Iterator<Observation> each = observations.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return each.hasNext();
                }

                @Override
                public byte[] next() {
                    return each.next().frames().get(camera).pixels().toArray();
                }
            };
        };
    }

    /** Pictures that lie one after the other, {@code [N, height, width, 3]}. */
    public static List<Frame> frames(Camera camera, byte[] pixels) {
        int size = camera.width() * camera.height() * 3;
        List<Frame> frames = new ArrayList<>(pixels.length / size);
        for (int from = 0; from < pixels.length; from += size) {
            frames.add(
                    new Frame(
                            camera.name(),
                            camera.width(),
                            camera.height(),
                            Blob.of(Arrays.copyOfRange(pixels, from, from + size))));
        }
        return frames;
    }

    /**
     * @param cameras for each camera its frames, as many as there are states
     */
    public static List<Observation> observations(List<Vec> states, List<List<Frame>> cameras) {
        List<Observation> observations = new ArrayList<>(states.size());
        for (int i = 0; i < states.size(); i++) {
            int at = i;
            observations.add(
                    new Observation(
                            states.get(i),
                            cameras.stream().map(frames -> frames.get(at)).toList(),
                            List.of()));
        }
        return observations;
    }

    /** A unique name for each camera, valid everywhere. */
    public static List<String> keys(List<Camera> cameras) {
        List<String> keys = new ArrayList<>();
        for (Camera camera : cameras) {
            String key = camera.name().replaceAll("[^A-Za-z0-9_]", "_");
            keys.add(keys.contains(key) || key.length() > 100 ? "camera_" + keys.size() : key);
        }
        return keys;
    }
}
