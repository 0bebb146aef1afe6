package reins.app.screens.drive;

import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.widgets.Icons;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which plots are shown, and how much they are smoothed. Used by the fx thread only. */
final class PlotsMenu extends MenuButton {
    /**
     * Shares of what is shown over which the weight of a number halves, by the keys of their names.
     */
    private static final Map<String, Double> SMOOTHINGS = new LinkedHashMap<>();

    static {
        SMOOTHINGS.put("plot.smoothing.off", 0.0);
        SMOOTHINGS.put("plot.smoothing.light", 0.01);
        SMOOTHINGS.put("plot.smoothing.medium", 0.03);
        SMOOTHINGS.put("plot.smoothing.strong", 0.1);
    }

    private final Curves curves;
    private final PlotChoices choices;

    PlotsMenu(Curves curves, PlotChoices choices) {
        this.curves = curves;
        this.choices = choices;
        Icons.only(this, Feather.SLIDERS, Text.of("plots.choose"), "");
        setId("plots-choose");
        getStyleClass().addAll("flat", "small", "no-arrow");
        setOnShowing(_ -> fill());
        fill();
    }

    private void fill() {
        List<MenuItem> items = new ArrayList<>();
        for (Curves.Card card : curves.cards()) {
            if (!card.byDefault()
                    && items.stream().noneMatch(SeparatorMenuItem.class::isInstance)) {
                items.add(new SeparatorMenuItem());
            }
            items.add(item(card));
        }
        items.add(new SeparatorMenuItem());
        items.add(smoothing());
        getItems().setAll(items);
    }

    private CheckMenuItem item(Curves.Card card) {
        CheckMenuItem item = new CheckMenuItem(card.plot().title());
        item.setId("plots-show-" + card.id().replace(' ', '-'));
        boolean shows = choices.shows(card);
        item.setSelected(shows);
        item.setDisable(shows && curves.cards().stream().filter(choices::shows).count() < 2);
        item.setOnAction(_ -> choices.shown().put(card.id(), item.isSelected()));
        return item;
    }

    private Menu smoothing() {
        Menu menu = new Menu(Text.of("plot.smoothing"));
        menu.setId("plots-smoothing");
        ToggleGroup one = new ToggleGroup();
        SMOOTHINGS.forEach((key, share) -> {
            RadioMenuItem item = new RadioMenuItem(Text.of(key));
            item.setId(key.replace('.', '-'));
            item.setToggleGroup(one);
            item.setSelected(choices.smoothingProperty().get() == share);
            item.setOnAction(_ -> choices.smoothingProperty().set(share));
            menu.getItems().add(item);
        });
        return menu;
    }
}
