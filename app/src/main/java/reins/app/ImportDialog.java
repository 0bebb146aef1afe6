package reins.app;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import reins.app.run.Importing;
import reins.app.widgets.Form;
import reins.core.role.WorldType;
import reins.sessions.format.Format;
import reins.sessions.format.Formats;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Asks what to take in from another program. Used by the fx thread only. */
final class ImportDialog extends Dialog<Dialogs.Import> {
    /** Stands in the list of worlds for the one whose channels match. */
    private static final String MATCHING = "";

    private final ComboBox<Format> format = new ComboBox<>();
    private final ComboBox<String> world = new ComboBox<>();
    private final TextField source = new TextField();

    /**
     * @param browse asks for a file or folder of a format
     */
    ImportDialog(Function<Format, Optional<Path>> browse) {
        format.getItems().setAll(Formats.ALL);
        format.setConverter(Form.words(Format::title));
        format.setMaxWidth(Double.MAX_VALUE);
        format.setId("import-format");
        format.getSelectionModel().selectFirst();
        world.getItems().add(MATCHING);
        world.getItems().addAll(Worlds.ALL.stream().map(WorldType::id).toList());
        world.getItems().add(Importing.NONE);
        world.setConverter(Form.words(ImportDialog::title));
        world.setMaxWidth(Double.MAX_VALUE);
        world.getSelectionModel().selectFirst();
        source.setPrefColumnCount(36);
        source.setId("import-source");
        HBox.setHgrow(source, Priority.ALWAYS);
        Button look = new Button(Text.of("export.browse"));
        look.setOnAction(_ ->
                browse.apply(format.getValue()).ifPresent(path -> source.setText(path.toString())));
        HBox place = new HBox(8, source, look);
        place.setAlignment(Pos.CENTER_LEFT);
        Form form = new Form();
        form.row(Text.of("export.format"), format);
        form.row(Text.of("import.source"), place);
        form.row(Text.of("library.world"), world);
        getDialogPane().setContent(form);
        ButtonType take = new ButtonType(Text.of("import.go"), ButtonBar.ButtonData.OK_DONE);
        getDialogPane()
                .getButtonTypes()
                .setAll(
                        take,
                        new ButtonType(
                                Text.of("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE));
        getDialogPane()
                .lookupButton(take)
                .disableProperty()
                .bind(source.textProperty().map(String::isBlank));
        setResultConverter(pressed ->
                pressed == take
                        ? new Dialogs.Import(
                                format.getValue(),
                                Path.of(source.getText()),
                                Optional.of(world.getValue()).filter(id -> !id.equals(MATCHING)))
                        : null);
    }

    private static String title(String id) {
        return switch (id) {
            case MATCHING -> Text.of("import.matching");
            case Importing.NONE -> Text.of("import.none");
            default -> Text.said(Worlds.find(id).spec().title());
        };
    }
}
