package reins.app.widgets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

import reins.core.role.Setting;
import reins.core.role.Settings;

import java.util.Optional;

final class RecordFormTest {
    private static final double CLOSE = 1e-9;

    record Learning(
            @Setting(value = "how fast", is = "1e-3", low = 1e-6, high = 1) double rate,
            @Setting(value = "what for", is = "landing") String name) {}

    private final FxRobot robot = new FxRobot();
    private Stage stage;
    private RecordForm<Learning> form;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        stage = FxToolkit.registerStage(Stage::new);
        Learning first = Settings.defaults(Learning.class);
        form = RecordForm.ofWhatCounts(first, first);
        FxToolkit.setupFixture(() -> {
            stage.setScene(new Scene(form, 320, 300));
            stage.show();
        });
    }

    @AfterEach
    void shut() throws Exception {
        FxToolkit.setupFixture(() -> stage.hide());
    }

    private Slider slider() {
        return robot.lookup("#slide-rate").queryAs(Slider.class);
    }

    private TextField field() {
        return robot.lookup(".text-field").queryAllAs(TextField.class).iterator().next();
    }

    private Optional<Double> rate() {
        return form.filledProperty().get().map(Learning::rate);
    }

    @Test
    void theSliderAndTheFieldBesideItAreAlwaysEqual() {
        assertEquals(0.5, slider().getValue(), CLOSE);
        robot.interact(() -> slider().setValue(1.0 / 3));
        assertEquals("1.0E-4", field().getText());
        assertEquals(Optional.of(1e-4), rate());
        robot.interact(() -> field().setText("0.01"));
        assertEquals(2.0 / 3, slider().getValue(), CLOSE);
        assertEquals("0.01", field().getText());
        robot.interact(() -> slider().requestFocus());
        robot.push(KeyCode.END);
        assertEquals(Optional.of(1.0), rate());
        assertEquals(1, robot.lookup(".slider").queryAll().size());
    }

    @Test
    void whatIsTypedWronglyStaysAsItIsAndMovesNothing() {
        robot.interact(() -> field().setText("fast"));
        assertEquals("fast", field().getText());
        assertEquals(0.5, slider().getValue(), CLOSE);
        assertTrue(rate().isEmpty());
        robot.interact(() -> slider().setValue(1));
        assertEquals(Optional.of(1.0), rate());
    }
}
