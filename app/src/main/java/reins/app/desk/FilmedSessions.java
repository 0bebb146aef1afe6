package reins.app.desk;

import reins.app.worlds.Agreements;
import reins.core.fact.ReinsException;
import reins.core.role.Chosen;
import reins.core.role.Simulation;
import reins.core.role.WorldType;
import reins.sim.render.Filmed;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;

/** The worlds that sessions were recorded in, with pictures. Safe on every thread. */
public final class FilmedSessions {
    private FilmedSessions() {}

    /**
     * The world with the settings that it had, filmed.
     *
     * @throws ReinsException where there is none like it here, or nobody has agreed to what it
     *     starts
     */
    public static Simulation world(Path session) {
        Chosen<WorldType<?>> recorded = StudioSessions.world(session);
        Agreements.ofUser().require(recorded);
        return Filmed.over(Worlds.again(recorded));
    }
}
