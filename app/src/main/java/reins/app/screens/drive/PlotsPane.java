package reins.app.screens.drive;

import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.screens.Copies;
import reins.app.widgets.Icons;
import reins.app.widgets.Palette;
import reins.app.widgets.PlotCanvas;
import reins.app.widgets.Scale;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The plots that somebody wants to see, side by side, and beside them what is chosen for all of
 * them. Used by the fx thread only.
 */
final class PlotsPane extends HBox {
    /** A narrower plot says nothing; where there is no room for all, they scroll. */
    private static final double LEAST_WIDTH = 108;

    private final Curves curves;
    private final PlotChoices choices;
    private final Copies copies;
    private final Map<Curves.Card, PlotCanvas> canvases = new HashMap<>();
    private final HBox row = new HBox();
    private final Button whole = new Button();
    private List<PlotCanvas> shown = List.of();
    private Palette palette = Palette.DARK;

    PlotsPane(Curves curves, PlotChoices choices, Copies copies) {
        this.curves = curves;
        this.choices = choices;
        this.copies = copies;
        getStyleClass().add("plots");
        row.getStyleClass().add("plot-row");
        ScrollPane scroll = new ScrollPane(row);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("plot-scroll");
        HBox.setHgrow(scroll, Priority.ALWAYS);
        Icons.only(whole, Feather.MAXIMIZE, Text.of("plot.whole"), "");
        whole.setId("plots-whole");
        whole.getStyleClass().addAll("flat", "small");
        whole.setOnAction(_ -> {
            curves.inTime().showAll();
            curves.inUpdates().showAll();
        });
        VBox tools = new VBox(new PlotsMenu(curves, choices), whole);
        tools.getStyleClass().add("plot-tools");
        getChildren().addAll(scroll, tools);
        curves.cards().addListener((ListChangeListener<Curves.Card>) _ -> show());
        choices.shown().addListener((MapChangeListener<String, Boolean>) _ -> show());
        choices.smoothingProperty()
                .subscribe(share ->
                        canvases.values()
                                .forEach(canvas -> canvas.setSmoothing(share.doubleValue())));
        choices.logarithmProperty()
                .subscribe(on -> curves.loss().setYScale(on ? Scale.LOGARITHM : Scale.NUMBER));
        show();
    }

    private void show() {
        canvases.keySet().retainAll(curves.cards());
        row.getChildren().clear();
        shown =
                curves.cards().stream()
                        .filter(choices::shows)
                        .map(card -> canvases.computeIfAbsent(card, this::canvas))
                        .toList();
        for (PlotCanvas canvas : shown) {
            StackPane card = new StackPane(canvas);
            card.getStyleClass().add("plot-card");
            if (canvas.plot() == curves.loss()) {
                card.getChildren().add(logarithm());
            }
            HBox.setHgrow(card, Priority.ALWAYS);
            card.setMinWidth(LEAST_WIDTH);
            card.setPrefWidth(LEAST_WIDTH);
            row.getChildren().add(card);
        }
    }

    private PlotCanvas canvas(Curves.Card card) {
        PlotCanvas canvas = new PlotCanvas(card.plot(), card.axis());
        canvas.setId("plot-" + card.id().replace(' ', '-'));
        canvas.setPalette(palette);
        canvas.setSmoothing(choices.smoothingProperty().get());
        new PlotMenu(canvas, card, copies, choices, curves);
        return canvas;
    }

    private ToggleButton logarithm() {
        curves.loss().leaveHeadingRoom(36);
        ToggleButton button = new ToggleButton(Text.of("plot.log"));
        button.getStyleClass().addAll("small", "log");
        button.setAccessibleText(Text.of("plot.log.help"));
        button.setTooltip(new Tooltip(Text.of("plot.log.help")));
        button.selectedProperty().bindBidirectional(choices.logarithmProperty());
        StackPane.setAlignment(button, Pos.TOP_RIGHT);
        return button;
    }

    void setPalette(Palette now) {
        palette = now;
        canvases.values().forEach(canvas -> canvas.setPalette(now));
    }

    /** Once a pulse. */
    void pulse(long nanos) {
        shown.forEach(canvas -> canvas.pulse(nanos));
        whole.setDisable(!curves.inTime().isZoomed() && !curves.inUpdates().isZoomed());
    }
}
