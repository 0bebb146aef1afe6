package reins.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.sim.python.PinnedPython;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Words of the real Gymnasium are learned from a teacher that takes over. */
final class GymWordsTest {
    private static final int EPISODES = 20;

    private static String python = "";

    @TempDir private Path folder;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        python = PinnedPython.with("gym");
    }

    private String teach(GymTaught taught, String... more) {
        String session = folder.resolve("taught.reins").toString();
        List<String> teach = new ArrayList<>(List.of("teach", "--session", session));
        teach.addAll(taught.arguments());
        teach.addAll(Arrays.asList(more));
        Ran.run(teach).done();
        return session;
    }

    private static JsonObject evaluated(GymTaught taught, String policy) {
        String episodes = Integer.toString(EPISODES);
        String world = taught.world().toString();
        return Ran.run(
                        "evaluate",
                        "--json",
                        "--world",
                        world,
                        "--policy",
                        policy,
                        "--episodes",
                        episodes)
                .done()
                .json();
    }

    @Test
    void aPoleIsBalancedBySayingLeftAndRight() throws IOException {
        GymTaught taught = GymTaught.cartPole(folder, python);
        String session = teach(taught, "--learner", "hg-dagger", "--ticks", "4000");
        double before = evaluated(taught, session + "@0").get("meanReturn").getAsDouble();
        double after = evaluated(taught, session).get("meanReturn").getAsDouble();
        assertTrue(before < 100 && after > 400, before + " before, " + after + " after");
    }

    @Test
    void theGoalOfAGridIsFoundByWhatIsSeenOfIt() throws IOException {
        GymTaught taught = GymTaught.miniGrid(folder, python);
        String session =
                teach(taught, "--learner", "dagger", "--arbiter", "beta", "--ticks", "2000");
        assertEquals(0, evaluated(taught, session + "@0").get("successes").getAsInt());
        assertEquals(EPISODES, evaluated(taught, session).get("successes").getAsInt());
    }

    @Test
    void theGoalOfAGridIsFoundByPictures() throws IOException {
        GymTaught taught = GymTaught.miniGrid(folder, python);
        String session =
                teach(
                        taught,
                        "--learner",
                        "bc",
                        "--set",
                        "sees=picture",
                        "--set",
                        "pictures=1",
                        "--set",
                        "batch=32",
                        "--ticks",
                        "1200");
        assertTrue(evaluated(taught, session).get("successes").getAsInt() > EPISODES / 2);
    }
}
