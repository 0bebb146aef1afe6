package reins.app.desk;

import reins.core.fact.ReinsException;
import reins.core.role.Chosen;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.sim.render.Filmed;

import java.nio.file.Path;

/** The worlds that sessions were recorded in, with pictures. Safe on every thread. */
public final class FilmedSessions {
    private FilmedSessions() {}

    /**
     * The world with the settings that it had, filmed.
     *
     * @throws ReinsException where there is none like it here
     */
    public static World world(Path session) {
        Chosen<WorldType<?>> world = StudioSessions.world(session);
        return Filmed.over(world.type().make(world.settings()));
    }
}
