package reins.app.desk;

import reins.app.screens.connect.ConnectControls;
import reins.core.role.Chosen;
import reins.core.role.WorldType;
import reins.sim.camera.Cameras;
import reins.sim.worlds.Worlds;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/** What the connect screen asks. Safe on every thread. */
final class ConnectDesk implements ConnectControls {
    private final Tasks tasks;
    private final DrivenSession driven;

    /**
     * @param tasks looks for cameras
     */
    ConnectDesk(Tasks tasks, DrivenSession driven) {
        this.tasks = tasks;
        this.driven = driven;
    }

    @Override
    public List<WorldType.Reached<?>> kinds() {
        return Worlds.REACHED;
    }

    @Override
    public Future<List<Cameras.Found>> cameras() {
        return tasks.submit(Cameras::found);
    }

    @Override
    public Optional<Chosen<WorldType<?>>> driven() {
        return driven.slot().isOn() ? Optional.of(driven.run().setup().world()) : Optional.empty();
    }
}
