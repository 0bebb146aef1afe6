package reins.sim.gym;

import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A program that is begun instead of Python, and breaks as its environment's id says. */
final class ToyPython {
    private static final int ABORTED = 134;

    private ToyPython() {}

    /** What begins it. */
    static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ToyPython.class.getName());
    }

    public static void main(String[] arguments) throws IOException {
        String fault = arguments[3];
        if (fault.equals("mute")) {
            forever();
        }
        if (fault.equals("early")) {
            System.err.println("one line");
            System.err.println("ImportError: libGL.so.1 is missing");
            System.exit(1);
        }
        ToyWire wire = new ToyWire(System.in, System.out);
        wire.hello();
        for (Optional<JsonObject> heard = wire.hear(); heard.isPresent(); heard = wire.hear()) {
            JsonObject request = heard.get();
            switch (request.get("op").getAsString()) {
                case "step" -> {
                    if (fault.equals("crash")) {
                        System.err.println("before");
                        System.err.println("Fatal Python error: Aborted");
                        System.err.println("  File \"toys.py\", line 15 in step");
                        Runtime.getRuntime().halt(ABORTED);
                    }
                    if (fault.equals("hang")) {
                        forever();
                    }
                    if (fault.equals("chatter")) {
                        byte[] line = "warning\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
                        System.err.write(line);
                        System.err.flush();
                    }
                    wire.send(ToyWire.seen(request, "\"reward\":1,", 3, 4));
                }
                case "reset" -> wire.send(ToyWire.seen(request, "", 0, 0));
                default -> {
                    return;
                }
            }
        }
    }

    private static void forever() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
