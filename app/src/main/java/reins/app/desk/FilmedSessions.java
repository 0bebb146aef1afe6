package reins.app.desk;

import reins.core.fact.ReinsException;
import reins.core.role.Simulation;
import reins.sim.render.Filmed;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;

/** The worlds that sessions were recorded in, with pictures. Safe on every thread. */
public final class FilmedSessions {
    private FilmedSessions() {}

    /**
     * The world with the settings that it had, filmed.
     *
     * @throws ReinsException where there is none like it here
     */
    public static Simulation world(Path session) {
        return Filmed.over(Worlds.again(StudioSessions.world(session)));
    }
}
