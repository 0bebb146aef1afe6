package reins.core.fact;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class ReleaseTest {
    @Test
    void theVersionIsThatOfTheBuildFiles() throws IOException {
        String build = Files.readString(Path.of("..", "pom.xml"));
        String own = build.substring(0, build.indexOf("<modules>"));
        assertTrue(own.contains("<version>" + Release.VERSION + "</version>"), own);
    }
}
