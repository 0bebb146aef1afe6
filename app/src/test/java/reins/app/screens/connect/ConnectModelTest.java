package reins.app.screens.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import reins.core.flow.WorkerThread;
import reins.core.role.Chosen;
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
