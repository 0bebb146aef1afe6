package reins.app.screens.connect;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

import reins.app.base.Text;
import reins.app.input.Bindings;
import reins.app.input.ControlMapping;
import reins.app.input.Help;
import reins.app.input.Takeover;
import reins.core.fact.Channel;
import reins.core.role.Handling;

import java.util.List;

/** Each control: its bounds, and with what a person moves it. Used by the fx thread only. */
final class ControlRows extends GridPane {
    ControlRows(ControlMapping mapping) {
        setHgap(16);
        setVgap(6);
        List<Help.Row> rows =
                Help.rows(Bindings.DEFAULTS, Takeover.HOLD, mapping, mapping.spec().controls(), 1);
        List<Integer> driven =
                mapping.handling().drives().stream().map(Handling.Drive::control).toList();
        List<Channel> controls = mapping.spec().controls();
        for (int i = 0; i < controls.size(); i++) {
            Label name = new Label(Text.said(controls.get(i).name()));
            name.setMinWidth(80);
            Label bounds = muted(ChannelRows.bounds(controls.get(i)));
            int at = driven.indexOf(i);
            Label keys = muted(at < 0 ? Text.of("connect.unmoved") : rows.get(at).keyboard());
            bounds.setMinWidth(USE_PREF_SIZE);
            keys.setMinWidth(USE_PREF_SIZE);
            Label pad = muted(at < 0 ? "" : rows.get(at).pad());
            pad.setWrapText(true);
            pad.setMinHeight(USE_PREF_SIZE);
            addRow(i, name, bounds, keys, pad);
        }
    }

    private static Label muted(String words) {
        Label label = new Label(words);
        label.getStyleClass().addAll("text-muted", "text-small");
        return label;
    }
}
