package reins.app.screens;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.widgets.Icons;
import reins.app.widgets.Walk;

import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was told since the window was opened, newest first, with what can still be done
 * about it. Used by the fx thread only.
 */
public final class NoticeList extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final List<Notices> all;
    private final VBox lines = new VBox();
    private final Button shut = Icons.only(new Button(), Feather.X, Text.of("help.close"), "F8");
    private final IntegerBinding unread;
    private Optional<Node> before = Optional.empty();

    private record Line(Notices notices, Notices.Kept kept) {}

    public NoticeList(List<Notices> all) {
        this.all = List.copyOf(all);
        unread =
                Bindings.createIntegerBinding(
                        () -> all.stream().mapToInt(each -> each.unreadProperty().get()).sum(),
                        all.stream().map(Notices::unreadProperty).toArray(Observable[]::new));
        getStyleClass().addAll("help", "notice-list");
        setId("notices");
        Label title = new Label(Text.of("notices"));
        title.getStyleClass().add("section-title");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        shut.getStyleClass().addAll("flat", "button-icon");
        shut.setId("notices-close");
        shut.setOnAction(_ -> close());
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        getChildren().addAll(new HBox(8, title, spring, shut), scroll);
        setMaxSize(440, 420);
        setVisible(false);
        for (Notices notices : all) {
            notices.kept().addListener((ListChangeListener<Notices.Kept>) _ -> refresh());
        }
    }

    /** How much was told that nobody has read. */
    public IntegerBinding unread() {
        return unread;
    }

    private void refresh() {
        if (!isVisible()) {
            return;
        }
        List<Line> told =
                all.stream()
                        .flatMap(notices ->
                                notices.kept().stream().map(kept -> new Line(notices, kept)))
                        .sorted(Comparator.comparing((Line line) -> line.kept().at()).reversed())
                        .toList();
        lines.getChildren().setAll(told.stream().map(NoticeList::line).toList());
        if (told.isEmpty()) {
            lines.getChildren().add(new Label(Text.of("notices.none")));
        }
        all.forEach(Notices::read);
    }

    private static Node line(Line line) {
        return new NoticeLine(line.notices(), line.kept().notice())
                .headed(TIME.format(line.kept().at()));
    }

    /**
     * Opens it, or shuts it.
     *
     * @param byKeys whether to give it the keyboard; otherwise the keys go on driving
     */
    public void toggle(boolean byKeys) {
        if (isVisible()) {
            close();
            return;
        }
        setVisible(true);
        refresh();
        if (byKeys) {
            before = Optional.ofNullable(getScene().getFocusOwner());
            Walk.to(shut);
        }
    }

    /** Shuts it; the keyboard goes back to where it was. */
    public void close() {
        if (isVisible()) {
            setVisible(false);
            before.ifPresent(Node::requestFocus);
            before = Optional.empty();
        }
    }
}
