package reins.app.screens.drive;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import reins.app.base.Text;

/** Counts down, large, to when a robot moves. Used by the fx thread only. */
final class CountdownPane extends HBox {
    private static final int WIDTH = 480;

    private final Label number = new Label();
    private final Label words = new Label();

    CountdownPane() {
        super(18);
        getStyleClass().add("hand-over");
        setId("countdown");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(WIDTH, USE_PREF_SIZE);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.TEXT);
        number.getStyleClass().add("countdown-number");
        number.setMinWidth(USE_PREF_SIZE);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(number, words);
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    /**
     * Once a pulse.
     *
     * @param seconds until it moves; 0 where it does not wait for that
     */
    void show(double seconds, Driver driver) {
        setVisible(seconds > 0);
        if (seconds > 0) {
            number.setText(String.valueOf((int) Math.ceil(seconds)));
            words.setText(
                    Text.of(driver == Driver.STARTS ? "countdown.policy" : "countdown.person"));
            setAccessibleText(number.getText() + " – " + words.getText());
        }
    }
}
