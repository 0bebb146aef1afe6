package reins.app.screens.connect;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.screens.Screen;
import reins.app.widgets.Greyed;
import reins.app.widgets.Icons;

import java.util.Optional;

/**
 * The connect screen: what is to be reached on the left, and on the right what comes of it. Used by
 * the fx thread only.
 */
public final class ConnectView implements Screen {
    private final ConnectModel model;
    private final KindPane kind;
    private final Button test = new Button();
    private final Button drive = new Button(Text.of("connect.drive"), Icons.of(Feather.NAVIGATION));
    private final StackPane seen = new StackPane();
    private final BorderPane root = new BorderPane();
    private Optional<LivePane> live = Optional.empty();

    public ConnectView(ConnectModel model) {
        this.model = model;
        kind = new KindPane(model);
        ScrollPane left = new ScrollPane(kind);
        left.setFitToWidth(true);
        left.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(left, Priority.ALWAYS);
        VBox side = new VBox(left, buttons());
        side.setPrefWidth(350);
        side.setMinWidth(300);
        side.getStyleClass().add("connect-side");
        root.setTop(header());
        root.setLeft(side);
        root.setCenter(seen);
        root.getStyleClass().add("connect-view");
        root.setVisible(false);
        model.stageProperty().subscribe(this::show);
    }

    @Override
    public Region root() {
        return root;
    }

    private static HBox header() {
        Label title = new Label(Text.of("connect"));
        title.getStyleClass().add("screen-title");
        Label what = new Label(Text.of("connect.about"));
        what.getStyleClass().add("text-muted");
        what.setMinWidth(0);
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox header = new HBox(title, what);
        HBox.setMargin(what, new Insets(0, 0, 0, 12));
        header.setAlignment(Pos.CENTER_LEFT);
        header.setMinHeight(46);
        header.getStyleClass().add("transport");
        return header;
    }

    private HBox buttons() {
        test.setId("connect-test");
        test.setMaxWidth(Double.MAX_VALUE);
        test.setOnAction(_ -> press());
        Greyed greyed = new Greyed(test, model.againstProperty());
        HBox.setHgrow(greyed, Priority.ALWAYS);
        drive.setId("connect-drive");
        drive.getStyleClass().add("accent");
        drive.setMaxWidth(Double.MAX_VALUE);
        drive.setOnAction(_ -> model.drive());
        drive.disableProperty().bind(kind.rightProperty().map(right -> !right));
        HBox.setHgrow(drive, Priority.ALWAYS);
        HBox buttons = new HBox(8, greyed, drive);
        buttons.getStyleClass().add("connect-buttons");
        return buttons;
    }

    private void press() {
        switch (model.stageProperty().get()) {
            case NONE, REFUSED -> model.test();
            case REACHING, REACHED -> model.leave();
            case LEAVING -> {}
        }
    }

    private void show(ConnectModel.Stage stage) {
        live = stage == ConnectModel.Stage.REACHED ? Optional.of(new LivePane(model)) : live;
        test.setText(
                Text.of(
                        switch (stage) {
                            case NONE, REFUSED -> "connect.test";
                            case REACHING -> "connect.cancel";
                            case REACHED, LEAVING -> "connect.leave";
                        }));
        test.setGraphic(
                Icons.of(
                        switch (stage) {
                            case NONE, REFUSED -> Feather.ACTIVITY;
                            case REACHING, REACHED, LEAVING -> Feather.X;
                        }));
        seen.getChildren().setAll(shown(stage));
    }

    private Node shown(ConnectModel.Stage stage) {
        return switch (stage) {
            case NONE -> words(Feather.RADIO, Text.of("connect.none"), Text.of("connect.none.how"));
            case REACHING -> waits(Text.of("connect.reaching", kind.title()));
            case LEAVING -> waits(Text.of("connect.leaving", kind.title()));
            case REFUSED ->
                    words(
                            Feather.ALERT_TRIANGLE,
                            Text.of("connect.refused"),
                            Text.said(model.sentenceProperty().get()));
            case REACHED -> {
                ScrollPane scroll = new ScrollPane(live.orElseThrow());
                scroll.setFitToWidth(true);
                scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
                yield scroll;
            }
        };
    }

    private static Node words(Ikon icon, String title, String sentence) {
        Label head = new Label(title);
        head.getStyleClass().add("section-title");
        Label more = new Label(sentence);
        more.setId("connect-sentence");
        more.setWrapText(true);
        more.setMaxWidth(460);
        more.setTextAlignment(TextAlignment.CENTER);
        more.setMinHeight(Region.USE_PREF_SIZE);
        more.getStyleClass().add("text-muted");
        return middle(Icons.of(icon), head, more);
    }

    private static Node waits(String title) {
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(240);
        bar.setAccessibleText(title);
        return middle(new Label(title), bar);
    }

    private static Node middle(Node... parts) {
        VBox middle = new VBox(12, parts);
        middle.setAlignment(Pos.CENTER);
        middle.getStyleClass().add("connect-middle");
        return middle;
    }

    /** What is reached is left where the user goes to another screen. */
    @Override
    public void shown(boolean here) {
        root.setVisible(here);
        if (here) {
            model.lookForCameras();
            kind.focus();
        } else {
            model.leaveAll();
        }
    }

    @Override
    public void pulse(long nanos) {
        model.pulse(nanos);
        if (root.isVisible() && model.stageProperty().get() == ConnectModel.Stage.REACHED) {
            live.ifPresent(pane -> pane.pulse(nanos));
        }
    }
}
