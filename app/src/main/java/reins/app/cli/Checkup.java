package reins.app.cli;

import reins.app.base.Places;
import reins.core.fact.ReinsException;
import reins.sim.gym.Pythons;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One thing that the doctor looks at. Safe on every thread. */
record Checkup(String title, Supplier<Finding> look) {
    enum State {
        OK,
        WARN,
        FAIL
    }

    /** What was seen and, where that is not well, what to do. */
    record Finding(State state, String sentence) {}

    static final List<Checkup> ALL =
            Stream.of(
                            List.of(
                                    new Checkup("Java", Checkup::java),
                                    new Checkup("memory, cores", Checkup::size),
                                    new Checkup("home folder", Checkup::home),
                                    new Checkup("native libraries", Checkup::unpacking)),
                            LibraryCheckups.ALL,
                            List.of(
                                    new Checkup("display", Checkup::display),
                                    new Checkup("window toolkit", Checkup::toolkit),
                                    new Checkup("fonts", Checkup::fonts),
                                    new Checkup("cameras", Checkup::cameras),
                                    new Checkup("Gymnasium", Checkup::gymnasium)))
                    .flatMap(List::stream)
                    .toList();

    /** A smaller heap than this is full of recorded steps after some hours. */
    private static final long LEAST_HEAP = 1_000_000_000;

    /** Examines it; a native library that does not load is a finding too. */
    Finding examine() {
        try {
            return look.get();
        } catch (ReinsException e) {
            return new Finding(State.FAIL, e.sentence());
        } catch (LinkageError | RuntimeException e) {
            return new Finding(
                    State.FAIL,
                    "does not work here; start again with a fresh build, or report this: " + e);
        }
    }

    static Finding ok(String sentence) {
        return new Finding(State.OK, sentence);
    }

    static Finding warn(String sentence) {
        return new Finding(State.WARN, sentence);
    }

    static Finding fail(String sentence) {
        return new Finding(State.FAIL, sentence);
    }

    /** Whether a window can be opened here, as far as the environment tells. */
    static boolean hasDisplay() {
        return !isLinux()
                || !System.getenv().getOrDefault("DISPLAY", "").isEmpty()
                || "Headless".equals(System.getProperty("glass.platform"));
    }

    private static Finding java() {
        String version = Runtime.version() + " in " + System.getProperty("java.home");
        return Runtime.version().feature() >= 25
                ? ok(version)
                : fail("version 25 or newer is needed (https://adoptium.net), this is " + version);
    }

    private static Finding size() {
        long heap = Runtime.getRuntime().maxMemory();
        int cores = Runtime.getRuntime().availableProcessors();
        String sentence = "%.1f GB for Java, %d cores".formatted(heap / 1e9, cores);
        if (heap < LEAST_HEAP) {
            return warn(sentence + "; for long sessions start with JAVA_TOOL_OPTIONS=-Xmx2g");
        }
        return cores > 1
                ? ok(sentence)
                : warn(sentence + "; learning will make ticks late, so give Reins two");
    }

    private static Finding home() {
        try {
            Files.createDirectories(Places.home()); // as all who write there do
            for (Path place :
                    List.of(Places.sessions(), Places.settings(), Places.cache(), Places.logs())) {
                tryIn(place);
            }
        } catch (IOException | ReinsException e) {
            return fail("cannot be written to (%s)".formatted(reason(e)));
        }
        return ok(
                "%s; sessions: %s, what is remembered: %s, unpacked libraries: %s, reports: %s"
                        .formatted(
                                Places.home(),
                                Places.sessions(),
                                Places.settings(),
                                Places.cache(),
                                Places.logs()));
    }

    private static String reason(Exception e) {
        return e instanceof ReinsException told ? told.sentence() : String.valueOf(e.getMessage());
    }

    /**
     * Java, JavaFX and JavaCPP unpack their libraries below what Java takes for the home folder.
     */
    private static Finding unpacking() {
        Path javas = Path.of(System.getProperty("user.home", "."));
        try {
            for (String folder : List.of(".javacpp", ".openjfx")) {
                Path place = javas.resolve(folder);
                tryIn(Files.isDirectory(place) ? place : javas);
            }
        } catch (IOException e) {
            return fail(
                    "cannot be written to, where native libraries are unpacked; start with another"
                            + " one: JAVA_TOOL_OPTIONS=-Duser.home=<folder> ("
                            + e.getMessage()
                            + ")");
        }
        return ok("can be written to: " + javas);
    }

    private static void tryIn(Path folder) throws IOException {
        Files.delete(Files.createTempFile(folder, "reins", ".tmp"));
    }

    private static Finding display() {
        if (!isLinux()) {
            return ok("the desktop's own");
        }
        return hasDisplay()
                ? ok("DISPLAY is " + System.getenv("DISPLAY"))
                : warn(
                        "none: the studio needs one; on a server: xvfb-run ./reins; everything"
                                + " else runs without");
    }

    private static Finding toolkit() {
        List<String> missing =
                isLinux() ? missing("libgtk-3.so.0", "libXtst.so.6", "libGL.so.1") : List.of();
        return missing.isEmpty()
                ? ok("its libraries load")
                : warn(
                        "the studio's window lacks %s; on Debian: apt install libgtk-3-0 libxtst6"
                                .formatted(String.join(", ", missing)));
    }

    private static Finding fonts() {
        List<String> missing =
                isLinux()
                        ? missing("libfreetype.so.6", "libfontconfig.so.1", "libpangoft2-1.0.so.0")
                        : List.of();
        if (!missing.isEmpty()) {
            return fail(
                    "%s not found; on Debian: apt install libpangoft2-1.0-0"
                            .formatted(String.join(", ", missing)));
        }
        int families =
                java.awt.GraphicsEnvironment.getLocalGraphicsEnvironment()
                        .getAvailableFontFamilyNames(Locale.ROOT)
                        .length;
        return families > 0
                ? ok(families + " families")
                : fail("none found; on Debian: apt install fonts-dejavu-core");
    }

    private static Finding cameras() {
        if (!isLinux()) {
            return ok("not checked; no world here needs one");
        }
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> devices = Files.newDirectoryStream(Path.of("/dev"), "video*")) {
            devices.forEach(device -> found.add(device.toString()));
        } catch (IOException e) {
            return warn("cannot be looked for: " + e.getMessage());
        }
        return ok(
                found.isEmpty()
                        ? "none; no world here needs one"
                        : String.join(", ", found.stream().sorted().toList()));
    }

    private static Finding gymnasium() {
        return Pythons.look()
                .map(found -> ok("%s in %s".formatted(found.version(), found.program())))
                .orElseGet(() ->
                        warn(
                                "no Python has it, which worlds such as gym:CartPole-v1 need; "
                                        + Pythons.toDo()));
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").startsWith("Linux");
    }

    @SuppressWarnings("restricted") // it only asks whether a library loads
    private static List<String> missing(String... libraries) {
        List<String> missing = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            for (String library : libraries) {
                try {
                    SymbolLookup.libraryLookup(library, arena);
                } catch (IllegalArgumentException _) {
                    missing.add(library);
                }
            }
        }
        return missing;
    }
}
