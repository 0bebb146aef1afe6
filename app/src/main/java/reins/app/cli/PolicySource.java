package reins.app.cli;

import reins.core.fact.Artifact;
import reins.core.fact.Blob;
import reins.core.fact.ReinsException;
import reins.policies.nn.OnnxPolicy;
import reins.policies.remote.RemoteSettings;
import reins.sessions.Session;
import reins.sessions.SessionReader;
import reins.sessions.Snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a policy comes from: an ONNX file, or a version in a session, the newest where none is
 * named. Safe on every thread.
 */
record PolicySource(Path file, OptionalInt version) {
    private static final Pattern VERSIONED =
            Pattern.compile("(.+" + Pattern.quote(Session.SUFFIX) + ")@(\\d{1,9})");

    /** A policy and what it is called in front of the user. */
    record Found(Artifact artifact, String name) {}

    /**
     * @param text such as {@code first.onnx}, {@code first.reins} or {@code first.reins@7}
     */
    static PolicySource parse(String text) {
        Matcher versioned = VERSIONED.matcher(text);
        return versioned.matches()
                ? new PolicySource(
                        Path.of(versioned.group(1)),
                        OptionalInt.of(Integer.parseInt(versioned.group(2))))
                : new PolicySource(Path.of(text), OptionalInt.empty());
    }

    boolean isSession() {
        return file.toString().endsWith(Session.SUFFIX);
    }

    /**
     * @throws ReinsException where there is no such file or version, or it cannot be read
     */
    Found load() {
        return isSession() ? fromSession() : fromFile();
    }

    private Found fromFile() {
        Blob graph = OnnxPolicy.read(file);
        return new Found(Artifact.onnx(graph, Blob.EMPTY, new TreeMap<>()), file.toString());
    }

    private Found fromSession() {
        try (SessionReader session = SessionReader.open(file)) {
            List<Snapshot> snapshots = session.snapshots();
            if (snapshots.isEmpty()) {
                throw new ReinsException("There is no policy in this session yet: " + file);
            }
            int newest =
                    snapshots.reversed().stream()
                            .filter(snapshot -> !RemoteSettings.isRemote(snapshot.provenance()))
                            .findFirst()
                            .orElseGet(snapshots::getLast)
                            .version();
            int wanted = version.orElse(newest);
            return new Found(session.snapshot(wanted), file + "@" + wanted);
        }
    }
}
