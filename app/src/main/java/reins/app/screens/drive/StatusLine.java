package reins.app.screens.drive;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

import reins.app.base.Text;
import reins.app.widgets.Scale;
import reins.app.widgets.Toolbar;
import reins.core.fact.WorldSpec;

import java.util.Locale;

/** Rates and counts, along the window's lower edge. Used by the fx thread only. */
final class StatusLine extends StackPane {
    private final DriveModel model;
    private final Label world = item("status.world.help");
    private final Label ticks = item("status.ticks.help");
    private final Label late = item("status.late.help");
    private final Label updates = item("status.updates.help");
    private final Label queue = item("status.queue.help");
    private final Label pictures = item("status.pictures.help");
    private final Label devices = item("status.devices.help");

    StatusLine(DriveModel model) {
        this.model = model;
        getStyleClass().add("status");
        getChildren()
                .add(
                        new Toolbar(18)
                                .shrinks(world)
                                .goes(3, ticks, late, updates)
                                .goes(2, queue, pictures)
                                .spring()
                                .goes(1, devices));
    }

    private static Label item(String help) {
        Label item = new Label();
        item.setTooltip(new Tooltip(Text.of(help)));
        item.setMinWidth(0);
        return item;
    }

    /** A few times a second. */
    void refresh(String deviceNames) {
        Status status = model.status();
        WorldSpec driven = model.runProperty().get().world();
        world.setText(Text.or("worlds." + driven.id(), driven.title()));
        ticks.setText(Text.of("status.ticks", number(status.ticksPerSecond())));
        late.setText(Text.of("status.late", status.lateTicks()));
        updates.setText(Text.of("status.updates", Scale.COUNT.write(status.updatesPerSecond())));
        queue.setText(Text.of("status.queue", status.waiting()));
        pictures.setText(Text.of("status.pictures", number(status.pulsesPerSecond())));
        devices.setText(deviceNames);
    }

    private static String number(double rate) {
        return String.format(Locale.ROOT, "%.0f", rate);
    }
}
