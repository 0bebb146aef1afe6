package reins.app.screens.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.ReinsException;
import reins.core.flow.Progress;
import reins.core.flow.WorkerThread;
import reins.core.role.Chosen;
import reins.core.role.Introduction;
import reins.core.role.Settings;
import reins.core.role.WorldType;
import reins.sim.camera.Cameras;
import reins.sim.robot.DonkeyServer;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** The connect screen without its nodes, and a car at the other end of a real socket. */
@Timeout(60)
final class ConnectModelTest {
    private static final long SECOND = 1_000_000_000;
    private static final List<Cameras.Found> FOUND =
            List.of(new Cameras.Found("A camera", "v4l2:/dev/video7"));

    @TempDir Path folder;

    private final DonkeyServer car = new DonkeyServer();
    private final List<Chosen<WorldType<?>>> entered = new ArrayList<>();
    private Optional<Chosen<WorldType<?>>> driven = Optional.empty();
    private final List<Chosen<WorldType.Reached<?>>> questions = new ArrayList<>();
    private CompletableFuture<Introduction> answer = new CompletableFuture<>();
    private boolean mayLeave = true;
    private long nanos;

    ConnectModelTest() throws IOException {}

    @AfterEach
    void end() throws IOException {
        car.close();
    }

    /** What the screen asks for. */
    private final class Asked implements ConnectControls {
        @Override
        public List<WorldType.Reached<?>> kinds() {
            return Worlds.REACHED;
        }

        @Override
        public Future<List<Cameras.Found>> cameras() {
            return CompletableFuture.completedFuture(FOUND);
        }

        @Override
        public Future<Introduction> ask(Chosen<WorldType.Reached<?>> world, Progress progress) {
            questions.add(world);
            return answer;
        }

        @Override
        public Optional<Chosen<WorldType<?>>> driven() {
            return driven;
        }
    }

    private ConnectModel model() {
        return new ConnectModel(new Asked(), folder, this::ask, entered::add);
    }

    private void ask(Runnable leave) {
        if (mayLeave) {
            leave.run();
        }
    }

    private static WorldType.Reached<?> donkeycar() {
        return Worlds.REACHED.stream()
                .filter(type -> type.id().equals("donkeycar"))
                .findFirst()
                .orElseThrow();
    }

    private Record at(String address) {
        return Settings.with(donkeycar().defaults(), Map.of("address", address, "camera", "false"));
    }

    private void until(ConnectModel model, BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            nanos += SECOND / 60;
            model.pulse(nanos);
            assertFalse(Thread.currentThread().isInterrupted(), "it takes too long");
            WorkerThread.moment();
        }
    }

    private void until(ConnectModel model, ConnectModel.Stage stage) {
        until(model, () -> model.stageProperty().get() == stage);
    }

    private ConnectModel reached() {
        ConnectModel model = model();
        model.choose(donkeycar());
        model.fill(Optional.of(at(car.address())));
        model.test();
        assertEquals(ConnectModel.Stage.REACHING, model.stageProperty().get());
        until(model, ConnectModel.Stage.REACHED);
        return model;
    }

    @Test
    void nothingIsReachedBeforeSomebodyAsks() {
        ConnectModel model = model();
        model.choose(donkeycar());
        model.fill(Optional.of(at(car.address())));
        model.pulse(nanos);
        assertEquals(ConnectModel.Stage.NONE, model.stageProperty().get());
        assertEquals(0, car.connections());
    }

    @Test
    void howAWorldWasReachedIsRememberedAndReachedAgainOnlyWhereSomebodyAsks() {
        ConnectModel model = reached();
        model.leave();
        until(model, ConnectModel.Stage.NONE);
        ConnectModel later = model();
        assertEquals(donkeycar(), later.kindProperty().get());
        assertEquals(at(car.address()), later.settings(donkeycar()));
        later.pulse(nanos);
        assertEquals(1, car.connections());
    }

    @Test
    void itIsDrivenOnlyOnceTheTestIsLeft() {
        ConnectModel model = reached();
        mayLeave = false;
        model.drive();
        assertEquals(ConnectModel.Stage.REACHED, model.stageProperty().get());
        mayLeave = true;
        model.drive();
        assertEquals(ConnectModel.Stage.LEAVING, model.stageProperty().get());
        assertEquals(List.of(), entered);
        until(model, () -> !entered.isEmpty());
        assertEquals(List.of(new Chosen<>(donkeycar(), at(car.address()))), entered);
        assertEquals(ConnectModel.Stage.NONE, model.stageProperty().get());
        assertTrue(car.told.getLast().contains("\"throttle\":0.0"), car.told::getLast);
    }

    @Test
    void anotherAddressLeavesWhatWasReached() {
        ConnectModel model = reached();
        model.fill(Optional.of(at("elsewhere:1")));
        assertEquals(ConnectModel.Stage.LEAVING, model.stageProperty().get());
        until(model, ConnectModel.Stage.NONE);
    }

    @Test
    void whatIsOpenAlreadyIsNotReachedBesideThat() {
        ConnectModel model = model();
        model.choose(donkeycar());
        model.fill(Optional.of(at(car.address())));
        driven = Optional.of(new Chosen<>(donkeycar(), at(car.address())));
        model.pulse(nanos);
        assertFalse(model.againstProperty().get().isEmpty());
        model.test();
        assertEquals(ConnectModel.Stage.NONE, model.stageProperty().get());
        driven = Optional.of(new Chosen<>(donkeycar(), at("another:8887")));
        model.pulse(nanos);
        assertEquals("", model.againstProperty().get());
    }

    private static WorldType.Reached<?> generic() {
        return (WorldType.Reached<?>) Worlds.find("generic");
    }

    private static Record robot(String address) {
        return Settings.with(generic().defaults(), Map.of("address", address));
    }

    private ConnectModel asked() {
        ConnectModel model = model();
        model.choose(generic());
        model.fill(Optional.of(robot("robot:1")));
        model.pulse(nanos);
        assertEquals(List.of(), questions);
        model.ask();
        assertEquals(List.of(new Chosen<>(generic(), robot("robot:1"))), questions);
        return model;
    }

    @Test
    void whatARobotSaysOfItselfIsKeptUntilAnotherAddressIsTyped() {
        ConnectModel model = asked();
        Introduction told = new Introduction.Whole(Map.of("stopsAfter", "0"));
        answer.complete(told);
        model.pulse(nanos);
        assertEquals(Optional.of(told), model.asking().answerProperty().get());
        Record filled = Settings.with(robot("robot:1"), Map.of("stopsAfter", "0"));
        model.fill(Optional.of(filled));
        assertEquals(Optional.of(told), model.asking().answerProperty().get());
        model.fill(Optional.of(robot("robot:2")));
        assertEquals(Optional.empty(), model.asking().answerProperty().get());
    }

    @Test
    void whyARobotDoesNotSayWhatItIsIsToldAndItMayBeAskedAgain() {
        ConnectModel model = asked();
        assertTrue(model.asking().work().busy().get());
        answer.completeExceptionally(new ReinsException("It is asleep."));
        model.pulse(nanos);
        assertEquals("It is asleep.", model.asking().refusalProperty().get());
        answer = CompletableFuture.completedFuture(new Introduction.Whole(Map.of()));
        model.ask();
        model.pulse(nanos);
        assertEquals("", model.asking().refusalProperty().get());
        assertTrue(model.asking().answerProperty().get().isPresent());
    }

    @Test
    void whatComesTooLateIsNobodys() {
        ConnectModel model = asked();
        model.ask(); // which gives it up
        answer.complete(new Introduction.Whole(Map.of("stopsAfter", "0")));
        model.pulse(nanos);
        assertEquals(Optional.empty(), model.asking().answerProperty().get());
    }

    @Test
    void whatIsTestedIsNotAskedBesideThat() {
        ConnectModel model = reached();
        model.pulse(nanos);
        model.ask();
        assertEquals(List.of(), questions);
        assertFalse(model.againstAskingProperty().get().isEmpty());
    }

    @Test
    void theCamerasOfThisComputerAreOffered() {
        ConnectModel model = model();
        model.lookForCameras();
        model.pulse(nanos);
        assertEquals(FOUND, model.camerasProperty().get());
    }

    @Test
    void howOftenSomethingComesIsTakenOverASecond() {
        Rate rate = new Rate();
        rate.at(0, 100);
        rate.at(SECOND / 2, 110);
        assertEquals(0, rate.perSecond());
        rate.at(2 * SECOND, 140);
        assertEquals(20, rate.perSecond());
        rate.at(5 * SECOND / 2, 3); // it counts from another number on
        assertEquals(20, rate.perSecond());
        rate.at(7 * SECOND / 2, 8);
        assertEquals(5, rate.perSecond());
    }
}
