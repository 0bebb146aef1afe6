package reins.sim.robot;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import reins.core.fact.Frame;
import reins.sim.python.PinnedPython;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A robot's own program in Python, which prints what reaches it, and the pictures that it stamps.
 * Used by one test at a time.
 */
final class RealPeer implements AutoCloseable {
    private static final int BITS = 24;

    private final Path printed = Files.createTempFile("robot", ".txt");
    private final Process process;

    /**
     * @param script among those of the documentation
     */
    RealPeer(String python, String script, List<String> arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(python, PinnedPython.SCRIPTS.resolve(script).toString()));
        command.addAll(arguments);
        process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start();
    }

    /** A port that nobody listens at just now. */
    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** All that it printed. */
    String text() {
        try {
            return Files.readString(printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The objects that it printed, a line each. */
    List<JsonObject> told() {
        String text = text();
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    /** How old a picture is by its stamp, in milliseconds; see {@code stamp.py}. */
    static long millis(Frame frame) {
        byte[] pixels = frame.pixels().toArray();
        long stamp = 0;
        for (int bit = 0; bit < BITS; bit++) {
            int x = (2 * bit + 1) * frame.width() / (2 * BITS);
            int y = frame.height() / 4;
            if ((pixels[3 * (y * frame.width() + x)] & 0xFF) > 127) {
                stamp |= 1L << bit;
            }
        }
        return Math.floorMod(System.currentTimeMillis() - stamp, 1L << BITS);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.delete(printed);
    }
}
