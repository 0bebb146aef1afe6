package reins.app.screens.drive;

import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

import reins.app.base.Text;
import reins.app.widgets.Palette;
import reins.app.widgets.Plot;
import reins.app.widgets.PlotCanvas;
import reins.app.widgets.Scale;

import java.util.ArrayList;
import java.util.List;

/** The four plots, side by side. Used by the fx thread only. */
final class PlotsPane extends HBox {
    private final List<PlotCanvas> canvases = new ArrayList<>();

    PlotsPane(Curves curves) {
        getStyleClass().add("plots");
        for (Plot plot : curves.all()) {
            PlotCanvas canvas = new PlotCanvas(plot);
            canvases.add(canvas);
            StackPane card = new StackPane(canvas);
            card.getStyleClass().add("plot-card");
            if (plot == curves.loss()) {
                card.getChildren().add(logarithm(plot));
            }
            HBox.setHgrow(card, Priority.ALWAYS);
            card.setPrefWidth(100);
            getChildren().add(card);
        }
    }

    private static ToggleButton logarithm(Plot plot) {
        plot.leaveHeadingRoom(36);
        ToggleButton button = new ToggleButton(Text.of("plot.log"));
        button.getStyleClass().addAll("small", "log");
        button.setAccessibleText(Text.of("plot.log.help"));
        button.setTooltip(new Tooltip(Text.of("plot.log.help")));
        button.selectedProperty()
                .subscribe(on -> plot.setYScale(on ? Scale.LOGARITHM : Scale.NUMBER));
        StackPane.setAlignment(button, Pos.TOP_RIGHT);
        return button;
    }

    void setPalette(Palette palette) {
        canvases.forEach(canvas -> canvas.setPalette(palette));
    }

    void pulse(long nanos) {
        canvases.forEach(canvas -> canvas.pulse(nanos));
    }
}
