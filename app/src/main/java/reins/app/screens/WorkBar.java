package reins.app.screens;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.widgets.Icons;

/** The long work that is on, how far it is, and a way to cancel it. Used by the fx thread only. */
public final class WorkBar extends HBox {
    public WorkBar(LongWork work) {
        super(8);
        setAlignment(Pos.CENTER_RIGHT);
        Label words = new Label();
        words.textProperty().bind(work.titleProperty());
        words.setMinWidth(0);
        ProgressBar bar = new ProgressBar();
        bar.setMinWidth(60);
        bar.setPrefWidth(80);
        bar.progressProperty().bind(work.shareProperty());
        bar.accessibleTextProperty().bind(work.titleProperty());
        Label far = new Label();
        far.setId("work-far");
        far.textProperty().bind(work.farProperty());
        far.setMinWidth(USE_PREF_SIZE);
        far.managedProperty().bind(far.textProperty().isNotEmpty());
        far.getStyleClass().add("text-muted");
        Button cancel = Icons.only(new Button(), Feather.X, Text.of("work.cancel"), "");
        cancel.getStyleClass().addAll("flat", "button-icon");
        cancel.setId("cancel-work");
        cancel.setOnAction(_ -> work.cancel());
        cancel.visibleProperty().bind(work.cancellableProperty());
        cancel.managedProperty().bind(cancel.visibleProperty());
        getChildren().addAll(words, bar, far, cancel);
        cancel.setMinWidth(USE_PREF_SIZE);
        visibleProperty().bind(work.busy());
        managedProperty().bind(visibleProperty());
    }
}
