package reins.app.studio;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import reins.app.base.Dialogs;
import reins.app.base.Places;
import reins.app.base.Text;
import reins.app.widgets.Form;
import reins.core.fact.Camera;
import reins.core.fact.WorldSpec;
import reins.sessions.format.Format;
import reins.sessions.format.Selection;
import reins.sessions.formats.Formats;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** Asks how and where to export a session. Used by the fx thread only. */
final class ExportDialog extends Dialog<Dialogs.Export> {
    private static final int MOST_SKIPPED = 100;

    private final ComboBox<Format> format = new ComboBox<>();
    private final ComboBox<Selection.Only> only = new ComboBox<>();
    private final Spinner<Integer> every = new Spinner<>(1, MOST_SKIPPED, 1);
    private final List<CheckBox> cameras = new ArrayList<>();
    private final TextField target = new TextField();
    private final CheckBox replace = new CheckBox(Text.of("export.replace"));
    private final Label readers = new Label();

    /**
     * @param place asks where to put a new file or folder
     */
    ExportDialog(WorldSpec world, String name, BiFunction<String, String, Optional<Path>> place) {
        format.getItems().setAll(Formats.ALL);
        format.setConverter(Form.words(Format::title));
        format.setMaxWidth(Double.MAX_VALUE);
        format.setId("export-format");
        only.getItems().setAll(Selection.Only.values());
        only.setConverter(
                Form.words(choice -> Text.of("export." + choice.name().toLowerCase(Locale.ROOT))));
        only.setMaxWidth(Double.MAX_VALUE);
        only.setId("export-only");
        only.getSelectionModel().selectFirst();
        every.setEditable(true);
        every.setPrefWidth(90);
        readers.getStyleClass().addAll("text-muted", "text-small");
        readers.setWrapText(true);
        format.valueProperty()
                .subscribe(chosen -> {
                    if (chosen != null) {
                        readers.setText(Text.of("export.readers", chosen.readers()));
                        target.setText(
                                Places.sessions().resolve(fileName(chosen, name)).toString());
                    }
                });
        format.getSelectionModel().selectFirst();
        target.setId("export-target");
        target.setPrefColumnCount(36);
        HBox.setHgrow(target, Priority.ALWAYS);
        Button browse = new Button(Text.of("export.browse"));
        browse.setMinWidth(Region.USE_PREF_SIZE);
        browse.setOnAction(_ ->
                place.apply(Text.of("export.title"), fileName(format.getValue(), name))
                        .ifPresent(path -> target.setText(path.toString())));
        for (Camera camera : world.cameras()) {
            cameras.add(
                    new CheckBox(
                            "%s (%d×%d)"
                                    .formatted(camera.name(), camera.width(), camera.height())));
        }
        replace.visibleProperty()
                .bind(Bindings.createBooleanBinding(this::exists, target.textProperty()));
        getDialogPane().setContent(form(browse, world).scrolling());
        ButtonType export = new ButtonType(Text.of("export.go"), ButtonBar.ButtonData.OK_DONE);
        getDialogPane()
                .getButtonTypes()
                .setAll(
                        export,
                        new ButtonType(
                                Text.of("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE));
        getDialogPane()
                .lookupButton(export)
                .disableProperty()
                .bind(
                        target.textProperty()
                                .map(String::isBlank)
                                .flatMap(blank ->
                                        replace.visibleProperty()
                                                .flatMap(there ->
                                                        replace.selectedProperty()
                                                                .map(may ->
                                                                        blank
                                                                                || (there
                                                                                        && !may)))));
        setResultConverter(pressed -> pressed == export ? result(world) : null);
    }

    private static String fileName(Format format, String name) {
        return name + format.ending().map(ending -> "." + ending).orElse(" " + format.id());
    }

    private boolean exists() {
        return !target.getText().isBlank() && Files.exists(Path.of(target.getText()));
    }

    private Form form(Button browse, WorldSpec world) {
        Form form = new Form();
        form.row(Text.of("export.format"), new VBox(4, format, readers));
        form.row(Text.of("export.only"), only);
        HBox rate = new HBox(8, every, new Label(Text.of("export.every.ticks")));
        rate.setAlignment(Pos.CENTER_LEFT);
        form.row(Text.of("export.every"), rate);
        if (!world.cameras().isEmpty()) {
            VBox boxes = new VBox(6);
            boxes.getChildren().addAll(cameras);
            form.row(Text.of("export.cameras"), boxes);
        }
        HBox place = new HBox(8, target, browse);
        place.setAlignment(Pos.CENTER_LEFT);
        form.row(Text.of("export.target"), place);
        form.row("", replace);
        return form;
    }

    private Dialogs.Export result(WorldSpec world) {
        List<String> filmed = new ArrayList<>();
        for (int i = 0; i < cameras.size(); i++) {
            if (cameras.get(i).isSelected()) {
                filmed.add(world.cameras().get(i).name());
            }
        }
        return new Dialogs.Export(
                format.getValue(),
                new Selection(only.getValue(), filmed, every.getValue()),
                Path.of(target.getText()),
                replace.isVisible() && replace.isSelected());
    }
}
