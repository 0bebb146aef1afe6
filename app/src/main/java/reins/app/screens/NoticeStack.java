package reins.app.screens;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.widgets.Icons;

import java.util.ArrayList;
import java.util.List;

/**
 * The notices that are shown now, over whatever is on the screen. None of it takes the keyboard:
 * the same is under the bell, which has a key. Used by the fx thread only.
 */
public final class NoticeStack extends VBox {
    /** More at once would hide the world. */
    private static final int MOST = 3;

    private static final double WIDTH = 420;

    private final List<Notices> all;

    /**
     * @param all of every screen: what went wrong elsewhere is told here as well
     */
    public NoticeStack(List<Notices> all) {
        super(8);
        this.all = List.copyOf(all);
        setAlignment(Pos.BOTTOM_LEFT);
        setPickOnBounds(false);
        getStyleClass().add("notice-stack");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        for (Notices notices : all) {
            notices.shown().addListener((ListChangeListener<Notices.Notice>) _ -> show());
        }
        setOnMouseEntered(_ -> all.forEach(Notices::stay));
        setOnMouseMoved(_ -> all.forEach(Notices::stay));
        show();
    }

    private void show() {
        List<Node> cards = new ArrayList<>();
        for (Notices notices : all) {
            notices.shown().forEach(notice -> cards.add(card(notices, notice)));
        }
        getChildren().setAll(cards.subList(Math.max(0, cards.size() - MOST), cards.size()));
    }

    private static Node card(Notices notices, Notices.Notice notice) {
        NoticeLine card = new NoticeLine(notices, notice);
        Button dismiss = Icons.only(new Button(), Feather.X, Text.of("notice.dismiss"), "");
        dismiss.getStyleClass().addAll("flat", "button-icon");
        dismiss.setOnAction(_ -> notices.dismiss(notice));
        card.getChildren().add(dismiss);
        card.lookupAll(".button").forEach(button -> button.setFocusTraversable(false));
        return card;
    }
}
