package reins.app.screens.drive;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import reins.app.base.Text;
import reins.app.screens.Copies;
import reins.app.widgets.MenuKeys;
import reins.app.widgets.PlotCanvas;
import reins.app.widgets.PlotPicture;
import reins.app.widgets.ToClipboard;
import reins.sim.render.Picture;

/** What can be done with a plot: a menu on it. Used by the fx thread only. */
final class PlotMenu extends ContextMenu {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final PlotCanvas canvas;
    private final Copies copies;

    PlotMenu(
            PlotCanvas canvas,
            Curves.Card card,
            Copies copies,
            PlotChoices choices,
            Curves curves) {
        this.canvas = canvas;
        this.copies = copies;
        MenuItem all = item("plot.whole", "whole", card.axis()::showAll);
        MenuItem hide = item("plot.hide", "hide", () -> choices.shown().put(card.id(), false));
        getItems()
                .addAll(
                        item("plot.copy.picture", "copy-picture", this::copyPicture),
                        item(
                                "plot.copy.numbers",
                                "copy-numbers",
                                () -> ToClipboard.put(canvas.picture().numbers().tabbed())),
                        item("plot.save.picture", "save-picture", this::savePicture),
                        item("plot.save.numbers", "save-numbers", this::saveNumbers),
                        new SeparatorMenuItem(),
                        all,
                        hide);
        setOnShowing(_ -> {
            all.setDisable(!card.axis().isZoomed());
            // The last one stays, for its menu brings back the others.
            hide.setDisable(curves.cards().stream().filter(choices::shows).count() < 2);
        });
        canvas.setContextMenu(this);
        MenuKeys.open(canvas, this);
        canvas.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (COPY.match(event)) {
                        copyPicture();
                        event.consume();
                    }
                });
    }

    private MenuItem item(String key, String id, Runnable action) {
        MenuItem item = new MenuItem(Text.of(key));
        item.setId("plot-" + id);
        item.setOnAction(_ -> {
            hide(); // before a question of the system holds it open
            action.run();
        });
        return item;
    }

    private void copyPicture() {
        ToClipboard.put(canvas.picture().pixels());
    }

    private void savePicture() {
        PlotPicture picture = canvas.picture();
        copies.savePicture(picture.title(), () -> Picture.png(picture.pixels()), picture::svg);
    }

    private void saveNumbers() {
        PlotPicture picture = canvas.picture();
        copies.saveNumbers(picture.title(), () -> picture.numbers().csv());
    }
}
