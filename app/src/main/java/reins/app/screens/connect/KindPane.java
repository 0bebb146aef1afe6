package reins.app.screens.connect;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.widgets.Form;
import reins.app.widgets.Icons;
import reins.app.widgets.RecordForm;
import reins.core.role.Settings;
import reins.core.role.WorldType;
import reins.sim.camera.Cameras;

import java.util.List;
import java.util.Optional;

/** What is to be reached, and how: its kind and its settings. Used by the fx thread only. */
final class KindPane extends VBox {
    /** The setting that one of this computer's cameras can be filled into. */
    private static final String CAMERA = "camera";

    private final ConnectModel model;
    private final ComboBox<WorldType.Reached<?>> kind = new ComboBox<>();
    private final Label about = new Label();
    private final Label caution = new Label();
    private final HBox warning = new HBox(10, Icons.of(Feather.ALERT_TRIANGLE), caution);
    private final VBox settings = new VBox();
    private final AskPane asking;
    private final VBox cameras = new VBox(4);
    private final ReadOnlyBooleanWrapper right = new ReadOnlyBooleanWrapper();
    private Optional<RecordForm<?>> form = Optional.empty();

    KindPane(ConnectModel model) {
        super(8);
        this.model = model;
        asking = new AskPane(model);
        getStyleClass().add("section");
        kind.setId("connect-kind");
        kind.getItems().setAll(model.kinds());
        kind.setConverter(Form.words(KindPane::title));
        kind.setMaxWidth(Double.MAX_VALUE);
        kind.setAccessibleText(Text.of("connect.kind"));
        kind.setValue(model.kindProperty().get());
        kind.setOnAction(_ -> Optional.ofNullable(kind.getValue()).ifPresent(model::choose));
        about.getStyleClass().addAll("text-muted", "text-small");
        about.setWrapText(true);
        caution.setWrapText(true);
        caution.setId("connect-caution");
        HBox.setHgrow(caution, Priority.ALWAYS);
        warning.getStyleClass().addAll("notice", "caution");
        warning.managedProperty().bind(warning.visibleProperty());
        getChildren().addAll(kind, about, warning, settings, cameras);
        model.kindProperty().subscribe(this::show);
        model.camerasProperty().subscribe(this::offer);
    }

    /** Its name for people. */
    String title() {
        return title(model.kindProperty().get());
    }

    private static String title(WorldType.Reached<?> type) {
        return Text.or("worlds." + type.id(), type.title());
    }

    /** Whether everything is filled in rightly. */
    ReadOnlyBooleanProperty rightProperty() {
        return right.getReadOnlyProperty();
    }

    void focus() {
        kind.requestFocus();
    }

    private void show(WorldType.Reached<?> chosen) {
        kind.setValue(chosen);
        about.setText(Text.or("worlds." + chosen.id() + ".about", ""));
        settings.getChildren().setAll(fresh(chosen));
        offer(model.camerasProperty().get());
    }

    private <C extends Record> Region fresh(WorldType.Reached<C> chosen) {
        RecordForm<C> made = RecordForm.ofWhatCounts(chosen.defaults(), model.settings(chosen));
        form = Optional.of(made);
        if (chosen.question().isPresent()) {
            asking.enter(made);
        }
        made.filledProperty()
                .subscribe(filled -> {
                    right.set(filled.isPresent());
                    filled.map(chosen::caution).ifPresent(this::warn);
                    model.fill(filled);
                });
        if (HandsPane.isFor(chosen)) {
            made.getChildren().add(made.getChildren().size() - 1, new HandsPane(chosen, made));
        }
        return made;
    }

    /** Where a value is wrong what was to be known before stays. */
    private void warn(String sentence) {
        caution.setText(Text.said(sentence));
        warning.setVisible(!sentence.isEmpty());
    }

    private void offer(List<Cameras.Found> found) {
        boolean takesOne =
                Settings.fields(model.kindProperty().get().defaults()).stream()
                        .anyMatch(field ->
                                field.name().equals(CAMERA) && field.type() == String.class);
        cameras.getChildren().clear();
        if (!takesOne) {
            return;
        }
        Label title = new Label(Text.of(found.isEmpty() ? "connect.no-cameras" : "connect.found"));
        title.getStyleClass().add("text-muted");
        title.setWrapText(true);
        cameras.getChildren().add(title);
        for (Cameras.Found one : found) {
            Button take = new Button(one.name(), Icons.of(Feather.CAMERA));
            take.setMaxWidth(Double.MAX_VALUE);
            take.setAlignment(Pos.CENTER_LEFT);
            take.setTooltip(new Tooltip(one.address()));
            take.setOnAction(_ -> form.ifPresent(now -> now.type(CAMERA, one.address())));
            cameras.getChildren().add(take);
        }
    }
}
