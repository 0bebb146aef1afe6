package reins.app.screens;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

import reins.app.base.Text;
import reins.app.widgets.Scale;
import reins.core.fact.Ending;

import java.util.Locale;
import java.util.Optional;

/** How an episode ended, why, and its return, over a picture of the world. Fx thread only. */
public final class EndingCard extends Label {
    /**
     * What is told.
     *
     * @param words how it ended and why, and the return
     */
    public record Told(Ending ending, String words) {
        /**
         * @param why as the world says it; empty where it does not
         */
        public static Told of(Ending ending, String why, double episodeReturn) {
            String name = ending.name().toLowerCase(Locale.ROOT);
            String words = why.isEmpty() ? Text.of("ending." + name) : Text.said(why);
            return new Told(
                    ending,
                    Text.of(
                            "ending.told",
                            words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1),
                            (episodeReturn > 0 ? "+" : "") + Scale.NUMBER.write(episodeReturn)));
        }
    }

    /**
     * @param top pixels that it stays below the picture's upper edge
     */
    public EndingCard(double top) {
        setId("ending");
        getStyleClass().add("ending");
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.TEXT);
        StackPane.setAlignment(this, Pos.TOP_CENTER);
        StackPane.setMargin(this, new Insets(top, 12, 0, 12));
        show(Optional.empty());
    }

    /** Shows it, or nothing. */
    public void show(Optional<Told> told) {
        setVisible(told.isPresent());
        told.ifPresent(now -> {
            setText(now.words());
            for (Ending each : Ending.values()) {
                pseudoClassStateChanged(
                        PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)),
                        each == now.ending());
            }
        });
    }
}
