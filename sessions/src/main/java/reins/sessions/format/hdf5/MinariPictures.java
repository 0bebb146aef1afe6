package reins.sessions.format.hdf5;

import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.sessions.format.Jpeg;
import reins.sessions.format.Limits;
import reins.sessions.format.Seen;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The pictures of a Minari episode, as they are or as JPEG. Safe on every thread. */
final class MinariPictures {
    private MinariPictures() {}

    static List<Frame> read(
            Hdf5Group episode, MinariSpace space, boolean isJpeg, Camera camera, int rows) {
        Hdf5Group group = episode;
        String name = "observations";
        for (String step : space.path()) {
            group = group.group(name);
            name = step;
        }
        if (!isJpeg || !space.isImage()) {
            byte[] pixels = group.bytes(name);
            if (pixels.length != (long) rows * camera.width() * camera.height() * 3) {
                throw group.wrong(name, "the pictures are not one a tick");
            }
            return Seen.frames(camera, pixels);
        }
        List<byte[]> files = jpegs(group, name);
        if (files.size() != rows) {
            throw group.wrong(name, "there are %d pictures".formatted(files.size()));
        }
        Limits.hold(
                group.file(),
                group.path(),
                Limits.product(rows, camera.width(), camera.height(), 3));
        List<Frame> frames = new ArrayList<>(rows);
        for (byte[] file : files) {
            try {
                frames.add(Jpeg.decode(camera.name(), camera.width(), camera.height(), file));
            } catch (IOException e) {
                throw group.wrong(name, "picture %d: %s".formatted(frames.size(), e.getMessage()));
            }
        }
        return frames;
    }

    /** Each of its own length, or filled up behind the end of the file. */
    private static List<byte[]> jpegs(Hdf5Group group, String name) {
        if (group.isRagged(name)) {
            return group.ragged(name);
        }
        long[] shape = group.shape(name);
        if (shape.length != 2 || shape[1] < 1) {
            throw group.wrong(name, "one JPEG file a row belongs here");
        }
        byte[] all = group.bytes(name);
        List<byte[]> files = new ArrayList<>();
        int width = Math.toIntExact(shape[1]);
        for (int from = 0; from < all.length; from += width) {
            files.add(Arrays.copyOfRange(all, from, from + width));
        }
        return files;
    }
}
