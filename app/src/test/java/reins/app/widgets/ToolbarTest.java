package reins.app.widgets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

final class ToolbarTest {
    private final FxRobot robot = new FxRobot();
    private final List<String> done = new ArrayList<>();
    private Button stop;
    private Button save;
    private Button print;
    private ToggleButton grid;
    private SplitMenuButton back;
    private ComboBox<String> speed;
    private Stage stage;

    private Button button(String words) {
        Button button = new Button(words);
        button.setOnAction(_ -> done.add(words));
        return button;
    }

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        stop = button("Stop");
        save = button("Save");
        print = button("Print");
        grid = new ToggleButton("Grid");
        back = new SplitMenuButton();
        speed = new ComboBox<>();
        stage = FxToolkit.registerStage(Stage::new);
        FxToolkit.setupFixture(this::fill);
    }

    private void fill() {
        Label words = new Label("A name that is long enough to be cut");
        MenuItem far = new MenuItem("Far");
        far.setOnAction(_ -> done.add("Far"));
        back.setText("Back");
        back.getItems().setAll(far);
        back.setOnAction(_ -> done.add("Back"));
        speed.getItems().setAll("Slow", "Fast");
        speed.setConverter(Form.words(word -> word + " speed"));
        speed.setAccessibleText("Speed");
        words.setMinWidth(30);
        Toolbar bar =
                new Toolbar(6)
                        .stays(stop)
                        .shrinks(words)
                        .goes(2, save, back)
                        .spring()
                        .goes(1, print, grid)
                        .goes(0, speed);
        stage.setScene(new Scene(new StackPane(bar), 900, 60));
        stage.show();
    }

    @AfterEach
    void shut() throws Exception {
        FxToolkit.setupFixture(() -> stage.hide());
    }

    private void width(double width) {
        robot.interact(() -> stage.setWidth(width));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Opens the menu and presses a line, or a line of what that opens. */
    private void press(String... lines) {
        robot.clickOn(".more");
        WaitForAsyncUtils.waitForFxEvents();
        if (lines.length == 1) {
            robot.clickOn((Node node) ->
                    node instanceof Label label
                            && label.getText().equals(lines[0])
                            && label.getScene().getWindow() instanceof PopupWindow);
        } else {
            // On its way there the mouse would cross other lines.
            robot.interact(() -> {
                MenuButton more = robot.lookup(".more").queryAs(MenuButton.class);
                line(((Menu) line(more.getItems(), lines[0])).getItems(), lines[1]).fire();
                more.hide();
            });
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static MenuItem line(List<MenuItem> menu, String words) {
        return menu.stream().filter(item -> words.equals(item.getText())).findFirst().orElseThrow();
    }

    private List<Node> seen() {
        return Stream.<Node>of(stop, save, back, print, grid, speed)
                .filter(node -> node.getParent().isVisible())
                .toList();
    }

    @Test
    void whatHasNoRoomGoesInItsTurnAndComesBack() {
        assertEquals(List.of(stop, save, back, print, grid, speed), seen());
        assertFalse(robot.lookup(".more").query().isVisible());
        width(380);
        assertTrue(robot.lookup(".more").query().isVisible());
        assertEquals(List.of(stop, save, back, print), seen());
        width(100);
        assertEquals(List.of(stop), seen());
        width(900);
        assertEquals(List.of(stop, save, back, print, grid, speed), seen());
    }

    @Test
    void whatHasTheKeyboardStaysWhereOthersGo() {
        robot.interact(() -> speed.requestFocus());
        width(330);
        assertTrue(seen().contains(speed), "it would be the first to go");
        assertTrue(speed.isFocused());
        assertFalse(seen().contains(grid));
        robot.interact(() -> stop.requestFocus());
        width(331);
        assertFalse(seen().contains(speed));
    }

    @Test
    void theMenuDoesWhatTheControlsDo() {
        width(100);
        robot.interact(() -> print.setDisable(true));
        press("Save");
        press("Grid");
        press("Back", "Far");
        press("Speed", "Fast speed");
        assertEquals(List.of("Save", "Far"), done);
        assertTrue(grid.isSelected());
        assertEquals("Fast", speed.getValue());
        press("Print");
        assertEquals(List.of("Save", "Far"), done);
    }

    @Test
    void whatSomebodyElseHidesTakesNoRoomAndIsInNoMenu() {
        robot.interact(() -> {
            save.setVisible(false);
            save.setManaged(false);
        });
        assertEquals(List.of(stop, back, print, grid, speed), seen());
        width(100);
        robot.clickOn(".more");
        List<String> lines =
                robot.lookup(".more").queryAs(MenuButton.class).getItems().stream()
                        .map(MenuItem::getText)
                        .toList();
        assertEquals(List.of("Back", "Print", "Grid", "Speed"), lines);
    }
}
