package reins.sim.worlds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Observation;
import reins.core.role.World;
import reins.sim.render.Filmed;

import java.util.ArrayList;
import java.util.List;

final class SensorsTest {
    private static final int LATE = 3;

    private static List<Observation> fall(World world, int ticks) {
        Action rest = world.spec().rest();
        List<Observation> seen = new ArrayList<>(List.of(world.reset(5)));
        for (int i = 0; i < ticks; i++) {
            seen.add(world.step(rest).observation());
        }
        return seen;
    }

    @Test
    void picturesAreAsLateAsTheState() {
        Lander.Config still = Lander.TYPE.defaults();
        List<Observation> now = fall(Filmed.over(new Lander(still)), 10);
        World late = Filmed.over(Sensors.over(new Lander(still), 0, LATE));
        for (int episode = 0; episode < 2; episode++) {
            List<Observation> then = fall(late, 10);
            assertNotEquals(now.get(10), then.get(10));
            for (int i = 0; i <= 10; i++) {
                assertEquals(now.get(Math.max(0, i - LATE)), then.get(i));
            }
        }
    }
}
