package reins.app.studio;

import javafx.animation.AnimationTimer;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import reins.app.base.Dialogs;
import reins.app.base.Text;
import reins.app.desk.Importing;
import reins.app.widgets.Form;
import reins.core.fact.ReinsException;
import reins.core.role.WorldType;
import reins.sessions.format.Format;
import reins.sessions.formats.Formats;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks what to import from another program, and for the world too where that is not clear. Used by
 * the fx thread only.
 */
final class ImportDialog extends Dialog<Dialogs.Import> {
    /** Stands for the world whose channels match in the list of worlds. */
    private static final String MATCHING = "";

    private static final int WIDTH = 420;

    private final ComboBox<Format> format = new ComboBox<>();
    private final ComboBox<String> world = new ComboBox<>();
    private final TextField source = new TextField();
    private final Label note = new Label();
    private final Form form = new Form();
    private final ButtonType take =
            new ButtonType(Text.of("import.go"), ButtonBar.ButtonData.OK_DONE);
    private final List<WorldType<?>> worlds;
    private final BiFunction<Format, Path, Future<List<String>>> fitting;

    /**
     * @param worlds that can be chosen
     * @param browse asks for a file or folder of a format
     * @param fitting see {@link Dialogs#importing}
     */
    ImportDialog(
            List<WorldType<?>> worlds,
            Function<Format, Optional<Path>> browse,
            BiFunction<Format, Path, Future<List<String>>> fitting) {
        this.worlds = List.copyOf(worlds);
        this.fitting = fitting;
        format.getItems().setAll(Formats.ALL);
        format.setConverter(Form.words(Format::title));
        format.setMaxWidth(Double.MAX_VALUE);
        format.setId("import-format");
        format.getSelectionModel().selectFirst();
        format.valueProperty().subscribe(this::forget);
        world.setConverter(Form.words(this::title));
        world.setMaxWidth(Double.MAX_VALUE);
        world.setId("import-world");
        source.setPrefColumnCount(36);
        source.setId("import-source");
        source.textProperty().subscribe(this::forget);
        HBox.setHgrow(source, Priority.ALWAYS);
        Button look = new Button(Text.of("export.browse"));
        look.setMinWidth(Region.USE_PREF_SIZE);
        look.setOnAction(_ ->
                browse.apply(format.getValue()).ifPresent(path -> source.setText(path.toString())));
        HBox place = new HBox(8, source, look);
        place.setAlignment(Pos.CENTER_LEFT);
        note.setId("import-note");
        note.setWrapText(true);
        note.setPrefWidth(WIDTH);
        form.row(Text.of("export.format"), format);
        form.row(Text.of("import.source"), place);
        form.row(Text.of("library.world"), world);
        form.row("", note);
        getDialogPane().setContent(form.scrolling());
        getDialogPane()
                .getButtonTypes()
                .setAll(
                        take,
                        new ButtonType(
                                Text.of("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE));
        button().setId("import-go");
        button().disableProperty().bind(source.textProperty().map(String::isBlank).orElse(true));
        button().addEventFilter(ActionEvent.ACTION, this::lookFirst);
        setResultConverter(pressed ->
                pressed == take
                        ? new Dialogs.Import(
                                format.getValue(),
                                Path.of(source.getText()),
                                Optional.of(world.getValue()))
                        : null);
    }

    private Button button() {
        return (Button) getDialogPane().lookupButton(take);
    }

    /** What was found out is of another file. */
    private void forget() {
        note.setText("");
        offer(MATCHING, all());
    }

    private void offer(String first, List<String> others) {
        world.getItems().setAll(first);
        world.getItems().addAll(others);
        world.getItems().add(Importing.NONE);
        world.getSelectionModel().selectFirst();
    }

    /** Before the form is left it must be clear which world it is. */
    private void lookFirst(ActionEvent pressed) {
        if (!world.getValue().equals(MATCHING)) {
            return;
        }
        pressed.consume();
        Future<List<String>> found = fitting.apply(format.getValue(), Path.of(source.getText()));
        note.setText(Text.of("import.looking"));
        form.setDisable(true);
        new AnimationTimer() {
            @Override
            public void handle(long nanos) {
                if (found.isDone()) {
                    stop();
                    form.setDisable(false);
                    see(found);
                }
            }
        }.start();
    }

    private void see(Future<List<String>> found) {
        if (found.state() != Future.State.SUCCESS) {
            note.setText(
                    found.exceptionNow() instanceof ReinsException known
                            ? Text.said(known.sentence())
                            : Text.of(
                                    "work.failed", Text.of("import.title"), found.exceptionNow()));
            return;
        }
        List<String> fit = found.resultNow();
        if (fit.size() == 1) {
            world.getSelectionModel().select(fit.getFirst());
            button().fire();
            return;
        }
        note.setText(
                fit.isEmpty()
                        ? Text.of("import.no-world")
                        : Text.of(
                                "import.worlds",
                                fit.stream().map(this::title).collect(Collectors.joining(", "))));
        offer(MATCHING, fit.isEmpty() ? all() : fit);
        world.requestFocus();
    }

    private List<String> all() {
        return worlds.stream().<String>map(WorldType::id).distinct().toList();
    }

    private String title(String id) {
        return switch (id) {
            case MATCHING -> Text.of("import.matching");
            case Importing.NONE -> Text.of("import.none");
            default ->
                    worlds.stream()
                            .filter(type -> type.id().equals(id))
                            .findFirst()
                            .map(type -> Text.said(type.title()))
                            .orElse(id);
        };
    }
}
