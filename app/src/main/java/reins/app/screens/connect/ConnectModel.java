package reins.app.screens.connect;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import reins.app.base.Text;
import reins.app.screens.Notices;
import reins.core.fact.Glimpse;
import reins.core.fact.Reach;
import reins.core.fact.ReinsException;
import reins.core.role.Chosen;
import reins.core.role.Settings;
import reins.core.role.WorldType;
import reins.sim.camera.Cameras;
import reins.sim.robot.Inspection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * What the connect screen shows, and what its buttons do: a world is chosen, reached to be looked
 * at, left, and driven. Nothing is reached before somebody asks for it. Used by the fx thread only.
 */
public final class ConnectModel {
    /** How the test stands. */
    public enum Stage {
        /** Nothing is reached. */
        NONE,
        REACHING,
        REACHED,
        /** It could not be reached. */
        REFUSED,
        /** It is being left. */
        LEAVING
    }

    private static final String STATE = "";

    private final ConnectControls controls;
    private final Path folder;
    private final Consumer<Runnable> leaving;
    private final Consumer<Chosen<WorldType<?>>> enter;
    private final Notices notices = new Notices();
    private final ReadOnlyObjectWrapper<WorldType.Reached<?>> kind;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.NONE);
    private final ReadOnlyObjectWrapper<String> sentence = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<String> against = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<List<Cameras.Found>> cameras =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<String> againstAsking = new ReadOnlyObjectWrapper<>("");
    private final Asking asking;
    private final Map<String, Rate> rates = new HashMap<>();
    private ReachedMemory memory;
    private Optional<Chosen<WorldType.Reached<?>>> filled = Optional.empty();
    private Optional<Chosen<WorldType.Reached<?>>> tested = Optional.empty();
    private Optional<Inspection> inspection = Optional.empty();
    private Optional<Chosen<WorldType<?>>> next = Optional.empty();
    private Optional<Future<List<Cameras.Found>>> looking = Optional.empty();
    private Glimpse glimpse = Glimpse.NOTHING;
    private Reach reach = Reach.HERE;

    /**
     * @param folder where it is remembered how a world was reached last
     * @param leaving does what leaves the session that is driven, unless the user would lose
     *     something and changes their mind
     * @param enter begins a session in a world
     */
    public ConnectModel(
            ConnectControls controls,
            Path folder,
            Consumer<Runnable> leaving,
            Consumer<Chosen<WorldType<?>>> enter) {
        this.leaving = leaving;
        this.controls = controls;
        asking = new Asking(controls);
        this.folder = folder;
        this.enter = enter;
        memory = ReachedMemory.load(folder);
        kind =
                new ReadOnlyObjectWrapper<>(
                        kinds().stream()
                                .filter(one -> one.id().equals(memory.last()))
                                .findFirst()
                                .orElseGet(() -> kinds().getFirst()));
    }

    // What may be asked for

    public List<WorldType.Reached<?>> kinds() {
        return controls.kinds();
    }

    /** Chooses another kind, and leaves what was reached. */
    public void choose(WorldType.Reached<?> chosen) {
        if (!chosen.equals(kind.get())) {
            leave();
            sentence.set("");
            asking.forget();
            kind.set(chosen);
        }
    }

    /** What is filled in to begin with: how this kind was reached last. */
    public <C extends Record> C settings(WorldType.Reached<C> of) {
        return memory.of(of);
    }

    /** What is filled in now; empty where a value is wrong. What was reached otherwise is left. */
    public void fill(Optional<? extends Record> settings) {
        filled = settings.map(some -> new Chosen<>(kind.get(), some));
        if (tested.isPresent()
                && tested.map(ConnectModel::typed).equals(filled.map(ConnectModel::typed))) {
            tested = filled;
        } else {
            leave();
            sentence.set("");
        }
        filled.ifPresent(world -> asking.keepFor(world));
    }

    /** What is filled in of a world: what is carried along does not change how it is reached. */
    private static List<Object> typed(Chosen<WorldType.Reached<?>> world) {
        List<Object> typed = new ArrayList<>(List.of(world.type()));
        Settings.fields(world.settings()).stream()
                .filter(field -> !field.carried())
                .forEach(field -> typed.add(field.value()));
        return typed;
    }

    /** Asks the world at the address that is filled in what it is, or gives that up. */
    public void ask() {
        if (asking.work().busy().get()) {
            asking.forget();
        } else if (whyNotAsk().isEmpty()) {
            filled.ifPresent(asking::ask);
        }
    }

    private String whyNotAsk() {
        if (!against.get().isEmpty()) {
            return against.get();
        }
        if (filled.isEmpty()) {
            return Text.of("connect.ask.wrong");
        }
        return inspection.isPresent() ? Text.of("connect.ask.tested") : "";
    }

    /** Looks for the cameras of this computer. */
    public void lookForCameras() {
        if (looking.isEmpty()) {
            looking = Optional.of(controls.cameras());
        }
    }

    /** Begins to reach what is filled in. */
    public void test() {
        if (filled.isEmpty() || inspection.isPresent() || !against.get().isEmpty()) {
            return;
        }
        Chosen<WorldType.Reached<?>> wanted = filled.get();
        asking.work().cancel();
        tested = filled;
        sentence.set("");
        rates.clear();
        glimpse = Glimpse.NOTHING;
        reach = Reach.HERE;
        try {
            wanted.type().specWith(wanted.settings());
            remember(wanted);
            inspection = Optional.of(Inspection.begin(wanted));
            stage.set(Stage.REACHING);
        } catch (ReinsException e) {
            refuse(e.sentence());
        }
    }

    private void refuse(String why) {
        sentence.set(why);
        stage.set(Stage.REFUSED);
    }

    /** Leaves what was reached, or gives up reaching it. */
    public void leave() {
        if (inspection.isPresent()) {
            inspection.get().leave();
            stage.set(Stage.LEAVING);
        } else {
            stage.set(Stage.NONE);
        }
        tested = Optional.empty();
    }

    /** The user goes elsewhere: what was reached is left, and nobody is asked any more. */
    public void leaveAll() {
        leave();
        asking.work().cancel();
    }

    /** Leaves what was reached, and then drives what is filled in. */
    public void drive() {
        filled.ifPresent(wanted -> leaving.accept(() -> leaveFor(wanted)));
    }

    private void leaveFor(Chosen<WorldType.Reached<?>> wanted) {
        remember(wanted);
        next = Optional.of(new Chosen<>(wanted.type(), wanted.settings()));
        leave();
        driveOnceLeft();
    }

    private void driveOnceLeft() {
        if (inspection.isEmpty() && next.isPresent()) {
            Chosen<WorldType<?>> world = next.get();
            next = Optional.empty();
            enter.accept(world);
        }
    }

    private void remember(Chosen<WorldType.Reached<?>> reached) {
        memory = memory.with(reached);
        try {
            memory.save(folder);
        } catch (ReinsException e) {
            notices.fail(e.sentence());
        }
    }

    /** Once a pulse, with the pulse's time. */
    public void pulse(long nanos) {
        against.set(filled.filter(this::isDriven).map(_ -> Text.of("connect.driven")).orElse(""));
        looking.filter(Future::isDone)
                .ifPresent(found -> {
                    looking = Optional.empty();
                    cameras.set(
                            found.state() == Future.State.SUCCESS ? found.resultNow() : List.of());
                });
        inspection.ifPresent(now -> follow(now, nanos));
        asking.pulse(nanos);
        againstAsking.set(whyNotAsk());
        driveOnceLeft();
    }

    /** Whether it is open already: two connections would say different things to it. */
    private boolean isDriven(Chosen<WorldType.Reached<?>> wanted) {
        return controls.driven()
                .filter(now ->
                        now.type().id().equals(wanted.type().id())
                                && address(now.settings()).equals(address(wanted.settings())))
                .isPresent();
    }

    /** The first setting of a world that lives elsewhere. */
    private static Object address(Record settings) {
        return Settings.fields(settings).getFirst().value();
    }

    private void follow(Inspection now, long nanos) {
        if (now.isOver()) {
            inspection = Optional.empty();
            if (stage.get() == Stage.LEAVING) {
                stage.set(Stage.NONE);
            } else {
                refuse(now.refusal());
            }
            return;
        }
        if (stage.get() == Stage.LEAVING || now.reach().isEmpty()) {
            return;
        }
        reach = now.reach().get();
        glimpse = now.glimpse();
        glimpse.state().ifPresent(state -> rate(STATE).at(nanos, state.number()));
        glimpse.pictures()
                .forEach(picture -> rate(picture.newest().camera()).at(nanos, picture.number()));
        stage.set(Stage.REACHED);
    }

    private Rate rate(String of) {
        return rates.computeIfAbsent(of, _ -> new Rate());
    }

    // What is shown

    public ReadOnlyObjectProperty<WorldType.Reached<?>> kindProperty() {
        return kind.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** Why it could not be reached; may be empty. */
    public ReadOnlyObjectProperty<String> sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /** Why what is filled in cannot be tested, as a sentence; empty where it can. */
    public ReadOnlyObjectProperty<String> againstProperty() {
        return against.getReadOnlyProperty();
    }

    /** Why nobody can be asked what it is, as a sentence; empty where somebody can. */
    public ReadOnlyObjectProperty<String> againstAskingProperty() {
        return againstAsking.getReadOnlyProperty();
    }

    /** The asking that was asked for. */
    Asking asking() {
        return asking;
    }

    /** The cameras that were found. */
    public ReadOnlyObjectProperty<List<Cameras.Found>> camerasProperty() {
        return cameras.getReadOnlyProperty();
    }

    /** The world that is tested. */
    public Chosen<WorldType<?>> tested() {
        Chosen<WorldType.Reached<?>> of = tested.orElseThrow();
        return new Chosen<>(of.type(), of.settings());
    }

    /** What came last. */
    public Glimpse glimpse() {
        return glimpse;
    }

    /** How well it is reached. */
    public Reach reach() {
        return reach;
    }

    /** States that come in a second. */
    public double statesPerSecond() {
        return rate(STATE).perSecond();
    }

    /** Pictures of a camera that come in a second. */
    public double picturesPerSecond(String camera) {
        return rate(camera).perSecond();
    }

    public Notices notices() {
        return notices;
    }
}
