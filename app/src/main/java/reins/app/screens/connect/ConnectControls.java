package reins.app.screens.connect;

import reins.core.flow.Progress;
import reins.core.role.Chosen;
import reins.core.role.Introduction;
import reins.core.role.WorldType;
import reins.sim.camera.Cameras;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * What the connect screen may ask of the running program. Called on the fx thread; nothing here
 * waits.
 */
public interface ConnectControls {
    /** The worlds that live elsewhere. */
    List<WorldType.Reached<?>> kinds();

    /** The cameras of this computer. */
    Future<List<Cameras.Found>> cameras();

    /**
     * Asks a world what it is.
     *
     * @param progress stops the asking
     */
    Future<Introduction> ask(Chosen<WorldType.Reached<?>> world, Progress progress);

    /** The world that is open now; empty where none is. */
    Optional<Chosen<WorldType<?>>> driven();
}
