package reins.app.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import reins.app.base.Dialogs;
import reins.app.desk.Importing;
import reins.sessions.format.Format;
import reins.sessions.formats.Formats;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** The form for importing, in a window without a studio behind it. */
final class ImportDialogTest {
    private final FxRobot robot = new FxRobot();

    @TempDir private Path folder;
    private Optional<ImportDialog> opened = Optional.empty();

    private ImportDialog open(BiFunction<Format, Path, Future<List<String>>> fitting)
            throws Exception {
        FxToolkit.registerPrimaryStage();
        ImportDialog dialog =
                WaitForAsyncUtils.asyncFx(
                                () -> {
                                    ImportDialog made =
                                            new ImportDialog(
                                                    Worlds.ALL, _ -> Optional.empty(), fitting);
                                    made.show();
                                    return made;
                                })
                        .get(30, TimeUnit.SECONDS);
        opened = Optional.of(dialog);
        return dialog;
    }

    @AfterEach
    void close() {
        opened.ifPresent(dialog -> robot.interact(dialog::close));
    }

    private static Future<List<String>> done(Callable<List<String>> work) {
        FutureTask<List<String>> task = new FutureTask<>(work);
        task.run();
        return task;
    }

    private void press(String source) {
        robot.interact(() -> {
            robot.lookup("#import-source").queryAs(TextField.class).setText(source);
            robot.lookup("#import-go").queryButton().requestFocus();
        });
        robot.push(KeyCode.SPACE);
    }

    private void untilNoted(String words) throws Exception {
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> robot.lookup("#import-note").queryAs(Label.class).getText().contains(words));
    }

    private static void untilClosed(ImportDialog dialog) throws Exception {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> !dialog.isShowing());
    }

    @Test
    void whereOneWorldFitsItIsTaken() throws Exception {
        ImportDialog dialog = open((_, _) -> done(() -> List.of("racer")));
        press("somewhere");
        untilClosed(dialog);
        assertEquals(
                new Dialogs.Import(
                        Formats.ALL.getFirst(), Path.of("somewhere"), Optional.of("racer")),
                dialog.getResult());
    }

    @Test
    void whereSeveralWorldsFitTheFormStaysAndOneIsChosenByKeys() throws Exception {
        ImportDialog dialog = open((_, _) -> done(() -> List.of("lander", "racer")));
        press("somewhere");
        untilNoted("Moon lander, Racing car");
        assertTrue(dialog.isShowing());
        ComboBox<?> worlds = robot.lookup("#import-world").queryComboBox();
        assertEquals(4, worlds.getItems().size(), worlds.getItems().toString());
        assertTrue(worlds.isFocused());
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DOWN);
        robot.interact(() -> robot.lookup("#import-go").queryButton().requestFocus());
        robot.push(KeyCode.SPACE);
        untilClosed(dialog);
        assertEquals(Optional.of("racer"), dialog.getResult().world());
    }

    @Test
    void whereNothingFitsOrCanBeReadTheFormSaysSoAndAsksAgain() throws Exception {
        Path tub = tub();
        ImportDialog dialog =
                open((format, source) -> done(() -> Importing.fitting(format, source)));
        robot.interact(() ->
                robot.lookup("#import-format")
                        .<Format>queryComboBox()
                        .setValue(Formats.find("donkeycar")));
        press(folder.resolve("nowhere").toString());
        untilNoted("There is no such folder");
        press(tub.toString());
        untilNoted("match no world");
        robot.interact(() ->
                robot.lookup("#import-world").<String>queryComboBox().setValue(Importing.NONE));
        robot.interact(() -> robot.lookup("#import-go").queryButton().requestFocus());
        robot.push(KeyCode.SPACE);
        untilClosed(dialog);
        assertEquals(
                new Dialogs.Import(Formats.find("donkeycar"), tub, Optional.of(Importing.NONE)),
                dialog.getResult());
    }

    /** Two ticks of a car with nothing but its wheels. */
    private Path tub() throws IOException {
        Path tub = Files.createDirectory(folder.resolve("tub"));
        Files.writeString(
                tub.resolve("manifest.json"),
                """
                ["user/angle", "user/throttle", "user/mode"]
                ["float", "float", "str"]
                {}
                {"created_at": 1.0, "sessions": {"all_full_ids": ["a_0"], "last_id": 0, "last_full_id": "a_0"}}
                {"paths": ["catalog_0.catalog"], "current_index": 2, "max_len": 1000, "deleted_indexes": []}
                """);
        Files.writeString(
                tub.resolve("catalog_0.catalog"),
                """
                {"_index": 0, "_session_id": "a_0", "user/angle": 0.1, "user/throttle": 0.5, "user/mode": "user"}
                {"_index": 1, "_session_id": "a_0", "user/angle": 0.2, "user/throttle": 0.5, "user/mode": "user"}
                """);
        return tub;
    }
}
