package reins.app.desk;

import reins.app.screens.drive.WorldControls;
import reins.app.worlds.Agreements;
import reins.app.worlds.WorldShelf;
import reins.core.flow.Patience;
import reins.core.flow.Progress;
import reins.core.role.Chosen;
import reins.core.role.WorldType;
import reins.sim.gym.FirstMeeting;
import reins.sim.gym.Pythons;
import reins.sim.gym.WorldFile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/**
 * Keeps the worlds that can be chosen, and tries new ones, on a thread of its own. Safe on every
 * thread.
 */
final class WorldDesk implements WorldControls {
    private final Tasks tasks;
    private final WorldShelf shelf;
    private final Agreements agreements;
    private volatile WorldShelf.Contents contents;

    WorldDesk(Tasks tasks, WorldShelf shelf, Agreements agreements) {
        this.tasks = tasks;
        this.shelf = shelf;
        this.agreements = agreements;
        contents = shelf.look();
    }

    @Override
    public WorldShelf.Contents look() {
        return contents;
    }

    @Override
    public Future<WorldShelf.Kept> keep(Optional<WorldShelf.Kept> before, WorldFile world) {
        return changing(() ->
                before.map(one -> shelf.change(one, world)).orElseGet(() -> shelf.keep(world)));
    }

    @Override
    public Future<Path> bin(WorldShelf.Kept kept) {
        return changing(() -> shelf.bin(kept));
    }

    @Override
    public Future<?> restore(Path binned) {
        return changing(() -> {
            shelf.restore(binned);
            return binned;
        });
    }

    private <T> Future<T> changing(Callable<T> change) {
        return tasks.submit(() -> {
            T changed = change.call();
            contents = shelf.look();
            return changed;
        });
    }

    @Override
    public List<String> lacking(Chosen<WorldType<?>> world) {
        return agreements.lacking(world);
    }

    @Override
    public void agree(Chosen<WorldType<?>> world) {
        agreements.agree(world);
    }

    @Override
    public Future<List<Pythons.Found>> pythons() {
        return tasks.submit(Pythons::all);
    }

    @Override
    public Future<FirstMeeting> meet(FirstMeeting.Wish wish, Progress progress) {
        return tasks.submit(
                () -> Patience.with(tasks.wanted(progress), () -> FirstMeeting.with(wish)));
    }
}
