package reins.app.cli;

import reins.app.base.Places;
import reins.app.cli.Checkup.Finding;
import reins.app.input.Bindings;
import reins.app.input.Commands;
import reins.app.input.PadState;
import reins.app.input.PadWatch;
import reins.core.fact.Release;
import reins.policies.nn.Natives;
import reins.sessions.Session;
import reins.sessions.SessionHeader;
import reins.sessions.SessionReader;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Loads each native library that Reins brings along. Safe on every thread. */
final class LibraryCheckups {
    static final List<Checkup> ALL =
            List.of(
                    new Checkup("PyTorch", LibraryCheckups::pyTorch),
                    new Checkup("ONNX Runtime", LibraryCheckups::onnxRuntime),
                    new Checkup("SQLite", LibraryCheckups::sqlite),
                    new Checkup("gamepads", LibraryCheckups::gamepads));

    private LibraryCheckups() {}

    private static Finding pyTorch() {
        return Checkup.ok(Natives.pyTorch());
    }

    private static Finding onnxRuntime() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        try {
            Files.delete(Files.createTempFile(folder, "reins", ".tmp"));
        } catch (IOException _) {
            return Checkup.fail(
                    "it unpacks a library for each start, so make this folder writable, or name"
                            + " another by JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=<folder>: "
                            + folder);
        }
        return Checkup.ok("%s; unpacked into %s".formatted(Natives.onnxRuntime(), folder));
    }

    private static Finding sqlite() {
        Path file = SessionFiles.scratch().resolve("doctor" + Session.SUFFIX);
        SessionHeader header =
                new SessionHeader(
                        Worlds.ALL.getFirst().spec(),
                        "doctor",
                        Instant.now(),
                        Release.VERSION,
                        Map.of());
        Session.create(file, header).close();
        try (SessionReader reader = SessionReader.open(file)) {
            return reader.header().equals(header)
                    ? Checkup.ok("a session was written and read")
                    : Checkup.fail(
                            "a session is not read as it was written; look at the disk of this"
                                    + " folder: "
                                    + file.getParent());
        } finally {
            SessionFiles.removeScratch(file);
        }
    }

    private static Finding gamepads() {
        PadWatch watch =
                new PadWatch(Bindings.DEFAULTS, new Commands(_ -> {}, () -> true), Places.cache());
        try {
            watch.work();
            List<String> names = watch.pads().stream().map(PadState::name).toList();
            String found =
                    names.isEmpty()
                            ? "SDL and JInput load; none is plugged in"
                            : String.join(", ", names);
            return watch.troubles().isEmpty()
                    ? Checkup.ok(found)
                    : Checkup.warn(String.join(" ", watch.troubles()));
        } finally {
            watch.close();
        }
    }
}
