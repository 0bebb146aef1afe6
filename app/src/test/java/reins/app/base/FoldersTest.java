package reins.app.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

final class FoldersTest {
    @TempDir private Path root;

    private Folders of(Map<String, String> environment) {
        return Folders.of(environment, root.resolve("javas"));
    }

    private Path made(String folder) throws IOException {
        return Files.createDirectories(root.resolve(folder));
    }

    @Test
    void withoutAWordOfTheEnvironmentJavaIsAsked() {
        assertEquals(root.resolve("javas"), of(Map.of()).home());
        assertEquals(root.resolve("javas/.reins"), of(Map.of()).settings());
        assertEquals(root.resolve("javas/.reins/cache"), of(Map.of()).cache());
        assertEquals(root.resolve("javas/.reins/logs"), of(Map.of()).logs());
    }

    @Test
    void homeCountsMoreThanWhatJavaTakesForIt() {
        Folders folders = of(Map.of("HOME", root.resolve("mine").toString()));
        assertEquals(root.resolve("mine"), folders.home());
        assertEquals(root.resolve("mine/.reins"), folders.settings());
        assertEquals(root.resolve("mine"), folders.documents());
    }

    @Test
    void aHomeThatIsNoneIsPassedOver() {
        assertEquals(root.resolve("javas"), of(Map.of("HOME", "")).home());
        assertEquals(root.resolve("javas"), of(Map.of("HOME", "here")).home());
        assertEquals(root.resolve("javas"), of(Map.of("HOME", "a\0b")).home());
    }

    @Test
    void theFoldersOfXdgAreUsedWhereTheyAreSet() {
        Folders folders =
                of(
                        Map.of(
                                "XDG_CONFIG_HOME", root.resolve("c").toString(),
                                "XDG_CACHE_HOME", root.resolve("t").toString(),
                                "XDG_STATE_HOME", root.resolve("s").toString()));
        assertEquals(root.resolve("c/reins"), folders.settings());
        assertEquals(root.resolve("t/reins"), folders.cache());
        assertEquals(root.resolve("s/reins"), folders.logs());
    }

    @Test
    void whatWasRememberedBeforeIsNotForgotten() throws IOException {
        Path before = made("javas/.reins");
        Map<String, String> environment = Map.of("XDG_CONFIG_HOME", root.resolve("c").toString());
        assertEquals(before, of(environment).settings());
        made("c/reins");
        assertEquals(root.resolve("c/reins"), of(environment).settings());
    }

    @Test
    void sessionsGoToTheUsersDocumentsWhateverTheyAreCalled() throws IOException {
        made("javas/Documents");
        assertEquals(root.resolve("javas/Documents"), of(Map.of()).documents());
        made("javas/.config");
        Path dirs = root.resolve("javas/.config/user-dirs.dirs");
        Files.writeString(dirs, "# mine\nXDG_DOCUMENTS_DIR=\"$HOME/Dokumente\"\n");
        assertEquals(root.resolve("javas/Documents"), of(Map.of()).documents(), "is not there");
        made("javas/Dokumente");
        assertEquals(root.resolve("javas/Dokumente"), of(Map.of()).documents());
        Path elsewhere = made("elsewhere");
        Files.writeString(dirs, "XDG_DOCUMENTS_DIR=\"%s\"\n".formatted(elsewhere));
        assertEquals(elsewhere, of(Map.of()).documents());
        assertEquals(
                root.resolve("javas"),
                of(Map.of("XDG_DOCUMENTS_DIR", root.resolve("javas").toString())).documents());
        Files.write(dirs, new byte[] {(byte) 0xC3, 0x28});
        assertEquals(root.resolve("javas/Documents"), of(Map.of()).documents(), "is no text");
    }
}
