package reins.app.screens.drive;

import reins.app.base.UiFeed;
import reins.app.input.Commands;
import reins.app.run.Teachers;
import reins.app.worlds.WorldShelf;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Glimpse;
import reins.core.fact.Reach;
import reins.core.fact.Remark;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Progress;
import reins.core.role.ArbiterType;
import reins.core.role.Chosen;
import reins.core.role.ExpertType;
import reins.core.role.LearnerType;
import reins.core.role.RuleType;
import reins.core.role.WorldType;
import reins.policies.learn.Learners;
import reins.policies.remote.RemoteSettings;
import reins.sim.arbiters.Arbiters;
import reins.sim.gym.FirstMeeting;
import reins.sim.gym.Pythons;
import reins.sim.gym.WorldFile;
import reins.sim.teachers.Rules;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** What was asked for, and a run that the test tells about. */
final class Desk implements DriveControls, WorldControls {
    final List<Command> sent = new ArrayList<>();
    double share;
    Command.Rewind rewind = Commands.REWIND;
    int rings;
    final List<String> servers = new ArrayList<>();
    final List<String> evaluations = new ArrayList<>();
    Reach reach = Reach.HERE;
    Glimpse glimpse = Glimpse.NOTHING;
    FutureTask<?> work = new FutureTask<>(() -> 0);
    Run run = newRun(true, List.of());

    Run newRun(boolean scratch, List<EpisodeSummary> episodes) {
        return newRun(Worlds.ALL.getFirst(), scratch, episodes);
    }

    Run newRun(WorldType<?> world, boolean scratch, List<EpisodeSummary> episodes) {
        return new Run(
                world.spec(),
                Path.of("a.reins"),
                scratch,
                new UiFeed(),
                episodes,
                List.of(),
                List.of(),
                Results.NONE,
                new Setup(
                        world.byDefault(),
                        Learners.ALL.getFirst().byDefault(),
                        Optional.empty(),
                        Arbiters.HOLD.byDefault()),
                world.repeatsWith(world.defaults()));
    }

    @Override
    public Run run() {
        return run;
    }

    @Override
    public WorldControls worlds() {
        return this;
    }

    @Override
    public WorldShelf.Contents look() {
        return new WorldShelf.Contents(List.of(), List.of(), List.of());
    }

    @Override
    public Future<WorldShelf.Kept> keep(Optional<WorldShelf.Kept> before, WorldFile world) {
        throw new IllegalStateException("no world is kept here");
    }

    @Override
    public Future<Path> bin(WorldShelf.Kept kept) {
        return new CompletableFuture<>();
    }

    @Override
    public Future<?> restore(Path binned) {
        return work;
    }

    @Override
    public List<String> lacking(Chosen<WorldType<?>> world) {
        return List.of();
    }

    @Override
    public void agree(Chosen<WorldType<?>> world) {}

    @Override
    public Future<List<Pythons.Found>> pythons() {
        throw new IllegalStateException("nothing is started here");
    }

    @Override
    public Future<FirstMeeting> meet(FirstMeeting.Wish wish, Progress progress) {
        throw new IllegalStateException("nothing is started here");
    }

    @Override
    public List<LearnerType<?>> learners() {
        return Learners.ALL;
    }

    @Override
    public List<ExpertType> experts() {
        return Teachers.ALL;
    }

    @Override
    public List<RuleType<?>> rules() {
        return Rules.ALL;
    }

    @Override
    public List<ArbiterType<?>> arbiters() {
        return Arbiters.ALL;
    }

    @Override
    public Reach reach() {
        return reach;
    }

    @Override
    public Glimpse glimpse() {
        return glimpse;
    }

    @Override
    public void send(Command command) {
        sent.add(command);
    }

    @Override
    public void share(double teachers) {
        share = teachers;
    }

    @Override
    public void rewindBy(Command.Rewind wanted) {
        rewind = wanted;
    }

    @Override
    public void ring() {
        rings++;
    }

    @Override
    public Future<?> end() {
        return work;
    }

    @Override
    public Future<?> driveFrom(RemoteSettings settings) {
        servers.add(settings.server());
        return work;
    }

    @Override
    public Future<?> pin(int version) {
        return work;
    }

    @Override
    public Future<?> evaluate(List<Integer> versions, int episodes, Progress progress) {
        evaluations.add(versions + " × " + episodes);
        return work;
    }

    @Override
    public void remark(int version, Remark remark) {
        run.feed().on(new Event.Remarked(version, remark));
    }

    @Override
    public Future<?> change(Setup setup) {
        return work;
    }

    @Override
    public Future<?> newSession(Setup setup, Progress progress) {
        return work;
    }

    @Override
    public Chosen<WorldType<?>> worldOf(Path session) {
        throw new IllegalStateException("no session is read here");
    }

    @Override
    public Future<?> openSession(Path session, Progress progress) {
        return work;
    }

    @Override
    public Future<?> saveAs(Path session) {
        return work;
    }
}
