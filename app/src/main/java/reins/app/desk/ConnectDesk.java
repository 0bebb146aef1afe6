package reins.app.desk;

import reins.app.screens.connect.ConnectControls;
import reins.core.flow.Patience;
import reins.core.flow.Progress;
import reins.core.role.Chosen;
import reins.core.role.Introduction;
import reins.core.role.WorldType;
import reins.sim.camera.Cameras;
import reins.sim.worlds.Worlds;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/** What the connect screen asks. Safe on every thread. */
final class ConnectDesk implements ConnectControls {
    private final Tasks tasks;
    private final Tasks questions;
    private final DrivenSession driven;

    /**
     * @param tasks looks for cameras
     * @param questions asks worlds what they are, which may take a while
     */
    ConnectDesk(Tasks tasks, Tasks questions, DrivenSession driven) {
        this.tasks = tasks;
        this.questions = questions;
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
    public Future<Introduction> ask(Chosen<WorldType.Reached<?>> world, Progress progress) {
        return questions.submit(() ->
                Patience.with(
                        questions.wanted(progress),
                        () -> world.type().ask(world.settings(), System::nanoTime)));
    }

    @Override
    public Optional<Chosen<WorldType<?>>> driven() {
        return driven.slot().isOn() ? Optional.of(driven.run().setup().world()) : Optional.empty();
    }
}
