package reins.app.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import reins.app.base.Text;
import reins.app.screens.connect.ConnectModel;
import reins.core.role.WorldType;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Every screen in every size that is supported, in every language: nothing is cut or covered. */
final class FitTest {
    private static final List<List<Integer>> SIZES =
            List.of(List.of(800, 600), List.of(900, 600), List.of(1280, 800));

    @TempDir Path folder;

    private final FxRobot robot = new FxRobot();
    private final List<OpenStudio> opened = new ArrayList<>();

    private void open(String language, int width, int height) throws Exception {
        Text.speak(Locale.forLanguageTag(language));
        opened.add(OpenStudio.in(folder, OpenStudio.left(width, height, "light", false)));
        window().until(() -> window().room().driving().scene().isPresent());
        window().until(() ->
                window().controls()
                                .sessions()
                                .open(window().controls().run().session())
                                .get()
                                .rows()
                                .size()
                        >= 2);
    }

    private OpenStudio window() {
        return opened.getFirst();
    }

    @AfterEach
    void close() throws Exception {
        Text.speak(Locale.getDefault());
        window().close();
    }

    /** What is wrong on a screen, which is shown, and kept as a picture. */
    private List<String> faults(String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        window().picture("fit-" + name + ".png");
        return WaitForAsyncUtils.asyncFx(() -> Fit.faults(window().stage().getScene().getRoot()))
                .get()
                .stream()
                .map(fault -> name + ": " + fault)
                .toList();
    }

    private void go(int screen) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.getKeyCode(String.valueOf(screen)));
        window().until(() ->
                window().room().reviewed().work().titleProperty().get().isEmpty()
                        && window().room().library().work().titleProperty().get().isEmpty());
        if (screen == 3) {
            window().until(() ->
                    window().room().reviewed().scrubber().reviewProperty().get().isPresent());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void nothingIsCutOrCoveredOnAnyScreen(String language) throws Exception {
        open(language, 800, 600);
        List<String> faults = new ArrayList<>();
        for (List<Integer> size : SIZES) {
            robot.interact(() -> {
                window().stage().setWidth(size.getFirst());
                window().stage().setHeight(size.getLast());
            });
            String name = language + "-" + size.getFirst() + "-";
            go(1);
            faults.addAll(faults(name + "drive"));
            go(2);
            faults.addAll(faults(name + "library"));
            go(3);
            faults.addAll(faults(name + "session"));
            go(4);
            ConnectModel connecting = window().room().connecting();
            for (WorldType.Reached<?> kind : connecting.kinds()) {
                robot.interact(() -> connecting.choose(kind));
                faults.addAll(faults(name + "connect-" + kind.id()));
            }
        }
        assertEquals("", String.join("\n", faults));
    }

    @Test
    void onAScreenOfHalfTheSizeEverythingIsReachedByScrolling() throws Exception {
        open("en", 640, 400);
        assertEquals(640, window().stage().getWidth());
        assertEquals(400, window().stage().getHeight());
        List<String> faults = new ArrayList<>();
        for (int screen = 1; screen <= Screens.ALL.size(); screen++) {
            go(screen);
            faults.addAll(faults("half-" + screen));
        }
        assertEquals("", String.join("\n", faults));
    }

    /** Asks something in a window of its own, looks at it, and shuts it. */
    private List<String> faults(String name, Function<WindowDialogs, Optional<?>> question)
            throws Exception {
        WindowDialogs dialogs = new WindowDialogs(window().stage());
        Platform.runLater(() -> {
            var _ = question.apply(dialogs);
        });
        window().until(() -> asked().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        Window asked = asked().orElseThrow();
        List<String> faults =
                new ArrayList<>(
                        WaitForAsyncUtils.asyncFx(() -> Fit.faults(asked.getScene().getRoot()))
                                .get());
        if (asked.getWidth() > 800 || asked.getHeight() > 600) {
            faults.add(asked.getWidth() + " by " + asked.getHeight());
        }
        robot.interact(asked::hide);
        window().until(() -> asked().isEmpty());
        return faults.stream().map(fault -> name + ": " + fault).toList();
    }

    private Optional<Window> asked() {
        return Window.getWindows().stream()
                .filter(each ->
                        each instanceof Stage stage && window().stage().equals(stage.getOwner()))
                .findFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everyQuestionFitsTheSmallestWindow(String language) throws Exception {
        open(language, 800, 600);
        List<String> faults = new ArrayList<>();
        faults.addAll(
                faults(
                        "choose",
                        dialogs ->
                                dialogs.choose(
                                        Text.of("leave.question"),
                                        Text.of("leave.explanation"),
                                        List.of(Text.of("leave.save"), Text.of("leave.discard")))));
        faults.addAll(faults("ask", dialogs -> dialogs.ask(Text.of("edit.retitle"), "one")));
        for (WorldType<?> world : Worlds.SIMULATED) {
            faults.addAll(
                    faults(
                            "export-" + world.id(),
                            dialogs -> dialogs.export(world.spec(), "a session")));
        }
        faults.addAll(
                faults(
                        "import",
                        dialogs -> dialogs.importing(window().controls().library()::fitting)));
        faults.addAll(
                faults(
                        "world",
                        dialogs -> dialogs.world(Optional.empty(), window().controls().worlds())));
        assertEquals("", String.join("\n", faults));
    }
}
