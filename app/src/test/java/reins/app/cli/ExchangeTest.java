package reins.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.sessions.format.Format;
import reins.sessions.formats.Formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Sessions handed over and taken in by the command line, in this process. */
final class ExchangeTest {
    @TempDir Path folder = Path.of("");

    private static JsonObject done(String... arguments) {
        return Ran.run(arguments).done().json();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static void assertRefused(int code, String word, String... arguments) {
        Ran ran = Ran.run(arguments);
        assertEquals(code, ran.code(), ran.err());
        assertTrue(ran.err().contains(word), ran.err());
    }

    @Test
    void aSessionGoesOutWithPicturesPaintedAnewAndComesBackTheSame() throws IOException {
        String session = file("a.reins");
        done("teach", "--ticks", "200", "--session", session, "--json");
        String out = file("out");
        List<String> what = List.of("--format", "lerobot", "--camera", "outside", "--every", "2");
        JsonObject exported = done(with(what, "export", session, out));
        assertEquals(100, exported.get("ticks").getAsInt(), 10.0);
        JsonObject verified = done(with(what, "verify", out, session));
        assertEquals(exported.get("ticks"), verified.get("ticks"));
        assertTrue(verified.get("differences").getAsJsonArray().isEmpty());

        JsonObject imported = done("import", "--format", "lerobot", out, file("b.reins"), "--json");
        assertEquals("lander", imported.get("world").getAsString());
        done(
                "verify",
                "--format",
                "lerobot",
                "--camera",
                "outside",
                out,
                file("b.reins"),
                "--json");
        Ran other = Ran.run(with(what, "verify", out, file("b.reins")));
        assertEquals(1, other.code(), "every second of every second tick is something else");
        assertFalse(other.json().get("differences").getAsJsonArray().isEmpty());
        done("import", "--format", "lerobot", "--world", "none", out, file("c.reins"), "--json");

        assertRefused(1, "already", with(what, "export", session, out));
        done(with(List.of("--format", "lerobot", "--replace"), "export", session, out));
        assertRefused(1, "already", "import", "--format", "lerobot", out, file("b.reins"));
        assertRefused(
                1,
                "racer",
                "import",
                "--world",
                "racer",
                "--format",
                "lerobot",
                out,
                file("d.reins"));
        assertFalse(Files.exists(folder.resolve("d.reins")));
        assertRefused(2, "lerobot", "export", "--format", "lerobo", session, file("x"));
        assertRefused(
                1,
                "no camera 'nose'",
                "export",
                "--format",
                "table",
                "--camera",
                "nose",
                session,
                file("x"));
        assertRefused(
                2, "--every", "export", "--format", "table", "--every", "0", session, file("x"));
        Path info = folder.resolve("out/meta/info.json");
        Files.writeString(info, Files.readString(info).replace("\"fps\": 50", "\"fps\": 51"));
        assertRefused(1, "frame 1 is at second", "verify", "--format", "lerobot", out);
    }

    private static String[] with(List<String> options, String command, String... places) {
        List<String> words = new java.util.ArrayList<>(List.of(command));
        words.addAll(options);
        words.addAll(List.of(places));
        words.add("--json");
        return words.toArray(String[]::new);
    }

    @Test
    void everyFormatIsListed() {
        assertEquals(
                Formats.ALL.stream().map(Format::id).toList(),
                done("list", "--json").get("formats").getAsJsonArray().asList().stream()
                        .map(each -> each.getAsJsonObject().get("id").getAsString())
                        .toList());
    }
}
