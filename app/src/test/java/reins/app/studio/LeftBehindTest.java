package reins.app.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import reins.app.base.Places;
import reins.app.base.Text;
import reins.app.screens.drive.DriveModel;
import reins.app.screens.drive.Driver;
import reins.app.screens.library.LibraryEntry;
import reins.app.screens.library.LibraryModel;
import reins.sessions.Session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A session that nobody could save, for the program was ended from outside, is offered at the next
 * start. The real window, with the file that such an end leaves.
 */
final class LeftBehindTest {
    @TempDir Path folder;

    private final FxRobot robot = new FxRobot();
    private final Path left = Places.unsaved().resolve("left behind" + Session.SUFFIX);
    private String asked = "";
    private OpenStudio window;
    private DriveModel model;
    private double recorded;

    @BeforeEach
    void endFromOutside() throws Exception {
        open(Optional.empty());
        window.untilDriver(Driver.POLICY);
        window.until(() -> !model.curves().share().isEmpty());
        Session.saveAs(controlsSession(), left, true);
        recorded = model.status().recordedSeconds();
        window.close();
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        Session.remove(left);
    }

    private Path controlsSession() {
        return window.controls().run().session();
    }

    private void open(Optional<String> answer) throws Exception {
        window =
                OpenStudio.in(
                        folder,
                        OpenStudio.left(1000, 760, "dark", true),
                        new Answers(folder) {
                            @Override
                            public Optional<String> choose(
                                    String question, String explanation, List<String> answers) {
                                asked = question;
                                return answer;
                            }
                        },
                        Screens.ALL);
        model = window.room().driving();
    }

    private List<LibraryEntry> unsavedInTheLibrary() throws Exception {
        LibraryModel library = window.room().library();
        robot.interact(() -> library.look(Places.sessions()));
        window.until(() -> library.work().titleProperty().get().isEmpty());
        return library.shown().stream().filter(LibraryEntry::isUnsaved).toList();
    }

    @Test
    void itIsGoneOnWithAndStaysUnsaved() throws Exception {
        open(Optional.of(Text.of("left.go")));
        window.until(() -> controlsSession().equals(left));
        assertTrue(asked.startsWith("You were teaching the Moon lander (0:"), asked);
        window.untilDriver(Driver.POLICY);
        assertTrue(model.runProperty().get().scratch());
        window.until(() -> model.status().recordedSeconds() > recorded / 2);
        assertTrue(model.wouldLose(), "leaving it asks first");
    }

    @Test
    void itIsSavedUnderAName() throws Exception {
        open(Optional.of(Text.of("leave.save")));
        window.until(() -> Files.exists(Answers.saved(folder)) && !Files.exists(left));
        window.until(() -> !model.notices().shown().isEmpty());
        assertEquals(List.of(), unsavedInTheLibrary());
    }

    @Test
    void itIsThrownIntoTheBin() throws Exception {
        open(Optional.of(Text.of("leave.discard")));
        window.until(() -> !Files.exists(left));
        assertEquals(List.of(), unsavedInTheLibrary());
        assertTrue(window.room().library().binned() > 0);
        robot.interact(() -> window.room().library().emptyBin());
        window.until(() -> window.room().library().binned() == 0);
    }

    @Test
    void putOffItStandsInTheLibraryAsUnsaved() throws Exception {
        open(Optional.empty());
        window.until(() -> !asked.isEmpty());
        List<LibraryEntry> unsaved = unsavedInTheLibrary();
        assertEquals(List.of(left), unsaved.stream().map(LibraryEntry::file).toList());
        robot.clickOn("#place-library");
        window.until(() -> robot.lookup(Text.of("library.unsaved")).tryQuery().isPresent());
        assertFalse(unsaved.getFirst().busy());
        robot.clickOn("#place-drive");
    }
}
