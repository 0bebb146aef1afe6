package reins.app.screens.connect;

import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import reins.app.base.Text;
import reins.app.widgets.Meter;
import reins.core.fact.Channel;
import reins.core.fact.Unit;
import reins.core.fact.Vec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Each number that comes: its name, a meter, its value, its bounds. Used by the fx thread only. */
final class ChannelRows extends GridPane {
    private final List<Meter> meters = new ArrayList<>();
    private final List<Label> values = new ArrayList<>();

    ChannelRows(List<Channel> channels) {
        setHgap(12);
        setVgap(6);
        ColumnConstraints grows = new ColumnConstraints();
        grows.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(new ColumnConstraints(), grows, new ColumnConstraints(64));
        for (Channel channel : channels) {
            Label name = new Label(Text.said(channel.name()));
            name.setMinWidth(80);
            Meter meter = new Meter(channel.low(), channel.high());
            meter.setMaxWidth(Double.MAX_VALUE);
            Label value = new Label("–");
            name.setLabelFor(meter);
            Label bounds = new Label(bounds(channel));
            bounds.getStyleClass().addAll("text-muted", "text-small");
            bounds.setMinWidth(USE_PREF_SIZE);
            meters.add(meter);
            values.add(value);
            addRow(meters.size(), name, meter, value, bounds);
        }
    }

    /** How far a channel reaches, and its unit. */
    static String bounds(Channel channel) {
        return Text.of("connect.bounds", bound(channel.low()), bound(channel.high()))
                + unit(channel);
    }

    private static String unit(Channel channel) {
        boolean said = channel.unit() != Unit.FRACTION && channel.unit() != Unit.FLAG;
        return said && !channel.unit().symbol().isEmpty() ? " " + channel.unit().symbol() : "";
    }

    private static String bound(double bound) {
        if (!Double.isFinite(bound)) {
            return bound < 0 ? "−∞" : "∞";
        }
        return (bound == Math.rint(bound)
                        ? Long.toString((long) bound)
                        : String.format(Locale.ROOT, "%.2f", bound))
                .replace('-', '−');
    }

    /** Shows these numbers, shape {@code [S]}. */
    void show(Vec state) {
        for (int i = 0; i < Math.min(meters.size(), state.size()); i++) {
            meters.get(i).show(state.at(i));
            values.get(i)
                    .setText(String.format(Locale.ROOT, "%.2f", state.at(i)).replace('-', '−'));
        }
    }
}
