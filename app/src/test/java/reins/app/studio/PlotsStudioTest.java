package reins.app.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.stage.WindowEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import reins.app.base.Text;
import reins.app.screens.drive.DriveModel;
import reins.app.screens.drive.Driver;
import reins.app.screens.drive.PlotChoices;
import reins.app.widgets.PlotAxis;
import reins.app.widgets.Series;
import reins.app.widgets.Span;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

/** The plots of the real window over a real run of the lander. */
final class PlotsStudioTest {
    private static final int EPISODES = 3;

    @TempDir Path folder;

    private final FxRobot robot = new FxRobot();
    private OpenStudio window;
    private DriveModel model;
    private PlotAxis time;

    @BeforeEach
    void driveSomeEpisodes() throws Exception {
        window = OpenStudio.in(folder, OpenStudio.left(1100, 760, "light", true));
        model = window.room().driving();
        time = model.curves().inTime();
        window.untilDriver(Driver.POLICY);
        robot.interact(() -> model.setSpeed(4));
        window.until(() -> success().map(Series::size).orElse(0) >= EPISODES);
        robot.push(KeyCode.SPACE);
        window.untilDriver(Driver.PAUSED);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private Optional<Series> success() {
        return model.curves().success().curves().stream().findFirst().map(curve -> curve.series());
    }

    /** Until there is a loss. */
    private void teach() throws Exception {
        robot.press(KeyCode.SHIFT, KeyCode.UP);
        if (model.driving().pausedProperty().get()) {
            robot.push(KeyCode.SPACE);
        }
        window.until(() -> model.board().versions().size() >= 2);
        robot.release(KeyCode.UP, KeyCode.SHIFT);
        robot.push(KeyCode.SPACE);
        window.untilDriver(Driver.PAUSED);
    }

    private <T> T onFx(Callable<T> asked) throws Exception {
        return WaitForAsyncUtils.asyncFx(asked).get(20, TimeUnit.SECONDS);
    }

    private Node plot(String id) {
        return robot.lookup("#plot-" + id).query();
    }

    private boolean isShown(String id) {
        return robot.lookup("#plot-" + id).tryQuery().isPresent();
    }

    /** The platform without a screen knows neither a wheel nor a drag. */
    private void mouse(String id, EventType<MouseEvent> type, double x) {
        boolean pressed = type != MouseEvent.MOUSE_RELEASED;
        Point2D at = plot(id).localToScene(x, 60);
        robot.interact(() ->
                plot(id).fireEvent(
                                new MouseEvent(
                                        type,
                                        at.getX(),
                                        at.getY(),
                                        at.getX(),
                                        at.getY(),
                                        MouseButton.PRIMARY,
                                        type == MouseEvent.MOUSE_CLICKED ? 2 : 1,
                                        false,
                                        false,
                                        false,
                                        false,
                                        pressed,
                                        false,
                                        false,
                                        false,
                                        false,
                                        false,
                                        null)));
    }

    private void wheel(String id, boolean ctrl, double by) {
        Point2D at = plot(id).localToScene(((Region) plot(id)).getWidth() / 2, 60);
        robot.interact(() ->
                plot(id).fireEvent(
                                new ScrollEvent(
                                        ScrollEvent.SCROLL,
                                        at.getX(),
                                        at.getY(),
                                        at.getX(),
                                        at.getY(),
                                        false,
                                        ctrl,
                                        false,
                                        false,
                                        false,
                                        false,
                                        0,
                                        by,
                                        0,
                                        by,
                                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                                        0,
                                        ScrollEvent.VerticalTextScrollUnits.NONE,
                                        0,
                                        0,
                                        null)));
    }

    /** Chooses something in a plot's own menu. */
    private void choose(String id, String item) {
        robot.clickOn(plot(id), MouseButton.SECONDARY);
        robot.clickOn("#plot-" + item);
    }

    @Test
    void whatIsDraggedOverOrPointedAtIsShownByAllPlotsOverTime() throws Exception {
        assertEquals(0, time.shown().orElseThrow().from());
        double middle = ((Region) plot("success")).getWidth() / 2;
        mouse("success", MouseEvent.MOUSE_PRESSED, middle);
        mouse("success", MouseEvent.MOUSE_DRAGGED, middle + 40);
        window.picture("studio-plots-dragged.png");
        mouse("success", MouseEvent.MOUSE_RELEASED, middle + 40);
        window.until(time::isZoomed);
        Span part = time.shown().orElseThrow();
        assertTrue(part.from() > 0, part.toString());
        assertFalse(model.curves().inUpdates().isZoomed());
        window.until(() -> !robot.lookup("#plots-whole").query().isDisabled());
        window.picture("studio-plots-zoomed.png");
        mouse("return", MouseEvent.MOUSE_CLICKED, 40);
        window.until(() -> !time.isZoomed());
        window.until(() -> robot.lookup("#plots-whole").query().isDisabled());

        double all = time.shown().orElseThrow().width();
        robot.moveTo("#plot-share");
        double pointed = time.cursor().orElseThrow();
        wheel("share", true, 40);
        window.until(time::isZoomed);
        assertTrue(time.shown().orElseThrow().width() < all);
        assertTrue(time.shown().orElseThrow().holds(pointed));
        wheel("share", false, -40);
        assertTrue(time.isZoomed(), "without Ctrl the wheel does nothing");
        robot.clickOn("#plots-whole");
        window.until(() -> !time.isZoomed());
    }

    @Test
    void aPlotIsReadAndZoomedByKeyboardAlone() throws Exception {
        robot.interact(() -> {
            plot("return").requestFocus();
            plot("return").requestFocusTraversal(TraversalDirection.NEXT);
        });
        assertTrue(plot("success").isFocusVisible());
        Span all = time.shown().orElseThrow();
        robot.push(KeyCode.RIGHT);
        assertEquals(OptionalDouble.of(all.to() * 0.51), time.cursor());
        robot.push(KeyCode.CONTROL, KeyCode.LEFT);
        assertEquals(all.to() * 0.41, time.cursor().orElseThrow(), 1e-9);
        robot.push(KeyCode.ADD);
        assertEquals(all.to() / 2, time.shown().orElseThrow().width(), 1e-9);
        robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
        assertEquals(all.to() * 0.255, time.shown().orElseThrow().from(), 1e-9);
        robot.push(KeyCode.DIGIT0);
        assertFalse(time.isZoomed());
        assertEquals(Driver.PAUSED, model.driving().driverProperty().get());

        robot.push(KeyCode.CONTROL, KeyCode.C);
        Image copied = onFx(() -> Clipboard.getSystemClipboard().getImage());
        assertEquals(1280, copied.getWidth());

        robot.push(KeyCode.SHIFT, KeyCode.F10);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        window.until(() ->
                onFx(() -> Clipboard.getSystemClipboard().hasString())
                        && onFx(() -> Clipboard.getSystemClipboard().getString())
                                .startsWith("curve\tdriven (s)"));
    }

    @Test
    void theSuccessCurveIsSavedAsNumbersAndReadBack() throws Exception {
        choose("success", "save-numbers");
        Path file = folder.resolve("Success.csv");
        String saved = Text.of("copies.saved", file);
        window.until(() ->
                onFx(() ->
                        model.notices().shown().stream()
                                .anyMatch(notice -> notice.sentence().equals(saved))));
        List<String> lines = Files.readAllLines(file);
        assertEquals("curve,driven (s),Success (0–1),least,greatest,values", lines.getFirst());
        Series success = success().orElseThrow();
        assertEquals(success.size(), lines.size() - 1);
        for (int i = 0; i < success.size(); i++) {
            String[] cells = lines.get(i + 1).split(",", -1);
            assertEquals("last 20", cells[0]);
            assertEquals(success.x(i), Double.parseDouble(cells[1]));
            assertEquals(success.mean(i), Double.parseDouble(cells[2]));
        }

        choose("success", "copy-numbers");
        String copied = onFx(() -> Clipboard.getSystemClipboard().getString());
        assertEquals(Files.readString(file).replace(",", "\t").replace("\r", ""), copied);
    }

    @Test
    void picturesOfAPlotAndOfTheWorldAreSavedAndCopied() throws Exception {
        choose("return", "save-picture");
        window.until(() -> Files.exists(folder.resolve("Return.png")));
        assertEquals(1280, ImageIO.read(folder.resolve("Return.png").toFile()).getWidth());

        robot.clickOn(robot.lookup(".scene-canvas").<Node>query(), MouseButton.SECONDARY);
        robot.clickOn("#scene-save");
        Path world = folder.resolve("Moon lander.png");
        window.until(() -> Files.exists(world));
        assertEquals(1600, ImageIO.read(world.toFile()).getWidth());
        robot.clickOn(robot.lookup(".scene-canvas").<Node>query(), MouseButton.SECONDARY);
        robot.clickOn("#scene-copy");
        assertEquals(1600, onFx(() -> Clipboard.getSystemClipboard().getImage()).getWidth());
        assertEquals(Driver.PAUSED, model.driving().driverProperty().get());
    }

    @Test
    void whichPlotsAreShownAndHowIsRemembered() throws Exception {
        teach();
        choose("share", "hide");
        window.until(() -> !isShown("share"));
        robot.clickOn("#plots-choose");
        robot.clickOn("#plots-show-metric-examples");
        window.until(() -> isShown("metric-examples"));
        robot.clickOn("#plots-choose");
        robot.clickOn("#plots-smoothing");
        robot.clickOn("#plot-smoothing-medium");
        window.until(() -> model.habits().plotChoices().smoothingProperty().get() == 0.03);
        window.picture("studio-plots-chosen.png");

        robot.interact(() ->
                window.stage()
                        .fireEvent(
                                new WindowEvent(window.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
        window.until(() -> !window.stage().isShowing());
        window.close();
        window = OpenStudio.in(folder, OpenStudio.left(1100, 760, "light", true));
        model = window.room().driving();
        PlotChoices again = model.habits().plotChoices();
        assertEquals(0.03, again.smoothingProperty().get());
        assertFalse(isShown("share"));
        assertTrue(isShown("success"));
        teach();
        window.until(() -> isShown("metric-examples"));
        robot.clickOn("#plots-choose");
        robot.clickOn("#plots-show-share");
        window.until(() -> isShown("share"));
    }

    @Test
    void theLossComesBackWithTheSession() throws Exception {
        teach();
        robot.push(KeyCode.CONTROL, KeyCode.S);
        window.until(() -> model.runProperty().get().session().equals(Answers.saved(folder)));
        window.until(() -> model.work().titleProperty().get().isEmpty());
        window.until(() -> !model.curves().loss().isEmpty());
        long updates = model.board().versions().getLast().updates();
        robot.push(KeyCode.CONTROL, KeyCode.N);
        window.until(() ->
                onFx(() -> model.runProperty().get().scratch() && model.curves().loss().isEmpty()));
        robot.push(KeyCode.CONTROL, KeyCode.O);
        window.until(() ->
                onFx(() ->
                        model.runProperty().get().session().equals(Answers.saved(folder))
                                && !model.curves().loss().isEmpty()));
        Series loss = onFx(() -> model.curves().loss().curves().getFirst().series());
        assertTrue(loss.size() > 0);
        assertTrue(loss.x(0) <= updates, loss.x(0) + " of " + updates);
        assertFalse(model.curves().loss().moments().isEmpty());
    }
}
