package reins.app.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import reins.app.base.Text;
import reins.app.screens.connect.ConnectModel;
import reins.core.role.WorldType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every screen in every size that is supported, in every language: nothing is cut or covered. */
final class FitTest {
    private static final List<List<Integer>> SIZES =
            List.of(List.of(800, 600), List.of(900, 600), List.of(1280, 800));

    @TempDir Path folder;

    private final FxRobot robot = new FxRobot();
    private OpenStudio window;

    private void open(String language, int width, int height) throws Exception {
        Text.speak(Locale.forLanguageTag(language));
        window =
                OpenStudio.in(
                        folder,
                        OpenStudio.left(width, height, "light", false),
                        new Answers(folder),
                        Screens.ALL);
        window.until(() -> window.room().driving().scene().isPresent());
        window.until(() ->
                window.controls()
                                .sessions()
                                .open(window.controls().run().session())
                                .get()
                                .rows()
                                .size()
                        >= 2);
    }

    @AfterEach
    void close() throws Exception {
        Text.speak(Locale.getDefault());
        window.close();
    }

    /** What is wrong on a screen, which is shown, and kept as a picture. */
    private List<String> faults(String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        window.picture("fit-" + name + ".png");
        return WaitForAsyncUtils.asyncFx(() -> Fit.faults(window.stage().getScene().getRoot()))
                .get()
                .stream()
                .map(fault -> name + ": " + fault)
                .toList();
    }

    private void go(int screen) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.getKeyCode(String.valueOf(screen)));
        window.until(() ->
                window.room().reviewed().work().titleProperty().get().isEmpty()
                        && window.room().library().work().titleProperty().get().isEmpty());
        if (screen == 3) {
            window.until(
                    () -> window.room().reviewed().scrubber().reviewProperty().get().isPresent());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void nothingIsCutOrCoveredOnAnyScreen(String language) throws Exception {
        open(language, 800, 600);
        List<String> faults = new ArrayList<>();
        for (List<Integer> size : SIZES) {
            robot.interact(() -> {
                window.stage().setWidth(size.getFirst());
                window.stage().setHeight(size.getLast());
            });
            String name = language + "-" + size.getFirst() + "-";
            go(1);
            faults.addAll(faults(name + "drive"));
            go(2);
            faults.addAll(faults(name + "library"));
            go(3);
            faults.addAll(faults(name + "session"));
            go(4);
            ConnectModel connecting = window.room().connecting();
            for (WorldType.Reached<?> kind : connecting.kinds()) {
                robot.interact(() -> connecting.choose(kind));
                faults.addAll(faults(name + "connect-" + kind.id()));
            }
        }
        assertEquals("", String.join("\n", faults));
    }
}
