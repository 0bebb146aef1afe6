package reins.app.widgets;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/**
 * Around a control that is greyed out where there is a reason against it: says the reason, for the
 * mouse does not reach what is greyed out. Used by the fx thread only.
 */
public final class Greyed extends StackPane {
    private final Tooltip reason = new Tooltip();

    /**
     * @param against a sentence; empty where the control can be used
     */
    public Greyed(Control control, ObservableValue<String> against) {
        super(control);
        control.disableProperty().bind(against.map(why -> !why.isEmpty()));
        control.accessibleHelpProperty().bind(against);
        against.subscribe(this::show);
    }

    private void show(String why) {
        reason.setText(why);
        if (why.isEmpty()) {
            Tooltip.uninstall(this, reason);
        } else {
            Tooltip.install(this, reason);
        }
    }
}
