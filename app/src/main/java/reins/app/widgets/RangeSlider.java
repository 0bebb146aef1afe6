package reins.app.widgets;

import javafx.scene.control.Slider;
import javafx.scene.control.TextField;

import reins.core.fact.ReinsException;
import reins.core.role.Settings;

/** A slider beside a field with a number; each follows the other. Used by the fx thread only. */
final class RangeSlider extends Slider {
    private final SettingRange range;
    private final Settings.Field setting;
    private final TextField input;
    private boolean following;

    RangeSlider(SettingRange range, Settings.Field setting, TextField input) {
        super(0, 1, 0);
        this.range = range;
        this.setting = setting;
        this.input = input;
        setBlockIncrement(0.05);
        setMinWidth(60);
        setId("slide-" + setting.name());
        input.textProperty().subscribe(this::follow);
        valueProperty().subscribe(this::lead);
        follow();
    }

    private void lead() {
        if (!following) {
            following = true;
            input.setText(range.at(getValue()));
            following = false;
        }
    }

    /** What is typed wrongly moves nothing. */
    private void follow() {
        if (following) {
            return;
        }
        try {
            Object typed = Settings.parse(setting, input.getText());
            following = true;
            setValue(range.placeOf(((Number) typed).doubleValue()));
        } catch (ReinsException _) {
            return; // the row says what is wrong
        } finally {
            following = false;
        }
    }
}
