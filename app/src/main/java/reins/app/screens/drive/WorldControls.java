package reins.app.screens.drive;

import reins.app.base.Dialogs;
import reins.app.worlds.WorldShelf;
import reins.core.role.Chosen;
import reins.core.role.WorldType;
import reins.sim.gym.WorldFile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * What may be asked of the worlds that can be chosen. Called on the fx thread; nothing here waits.
 */
public interface WorldControls extends Dialogs.Trials {
    /** What there is, as it was last read. */
    WorldShelf.Contents look();

    /**
     * Keeps a world of another program.
     *
     * @param before what it replaces
     */
    Future<WorldShelf.Kept> keep(Optional<WorldShelf.Kept> before, WorldFile world);

    /** Throws a world away; its file is then where {@link #restore} takes it from. */
    Future<Path> bin(WorldShelf.Kept kept);

    Future<?> restore(Path binned);

    /** What is still to be agreed to before this world is opened, a line each. */
    List<String> lacking(Chosen<WorldType<?>> world);

    void agree(Chosen<WorldType<?>> world);
}
