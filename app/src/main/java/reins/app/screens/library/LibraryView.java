package reins.app.screens.library;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.screens.Screen;
import reins.app.screens.WindowControls;
import reins.app.screens.WorkBar;
import reins.app.widgets.Icons;
import reins.app.widgets.Toolbar;

import java.nio.file.Path;
import java.util.List;

/** The library screen: every session of a folder as a row. Used by the fx thread only. */
public final class LibraryView implements Screen {
    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");
    private final LibraryModel model;
    private final WindowControls window;
    private final TextField search = new TextField();
    private final LibraryTable table;
    private final ToggleButton bin = new ToggleButton();
    private final BorderPane root = new BorderPane();

    public LibraryView(LibraryModel model, WindowControls window) {
        this.model = model;
        this.window = window;
        table = new LibraryTable(model, search.textProperty(), this::open);
        VBox.setVgrow(table, Priority.ALWAYS);
        root.setTop(header());
        root.setCenter(new VBox(bar(), table));
        root.getStyleClass().add("library-view");
        root.setVisible(false);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    @Override
    public Region root() {
        return root;
    }

    private Toolbar header() {
        Label title = new Label(Text.of("library"));
        title.getStyleClass().add("screen-title");
        Label folder = new Label();
        folder.getStyleClass().add("text-muted");
        folder.setMinWidth(0);
        folder.textProperty().bind(model.folderProperty().map(Path::toString));
        Button browse =
                Icons.only(new Button(), Feather.FOLDER, Text.of("library.folder"), "Ctrl+L");
        browse.setId("library-folder");
        browse.setOnAction(
                _ -> window.dialogs().folder(Text.of("library.folder")).ifPresent(model::look));
        Button begin = new Button(Text.of("session.new"), Icons.of(Feather.PLUS));
        begin.setId("library-new");
        begin.setOnAction(_ -> window.newSession());
        Button take = new Button(Text.of("library.import"), Icons.of(Feather.DOWNLOAD));
        take.setId("library-import");
        take.setOnAction(_ ->
                window.dialogs()
                        .importing(model.controls()::fitting)
                        .ifPresent(wish -> model.take(wish, window::review)));
        Toolbar header =
                new Toolbar(8)
                        .stays(title, browse)
                        .shrinks(folder)
                        .spring()
                        .shrinks(new WorkBar(model.work()))
                        .goes(1, take, begin);
        header.getStyleClass().add("transport");
        return header;
    }

    private Toolbar bar() {
        search.setPromptText(Text.of("library.search"));
        search.setAccessibleText(Text.of("library.search"));
        search.setId("library-search");
        search.textProperty().subscribe(model::search);
        search.setMinWidth(140);
        search.setPrefWidth(360);
        bin.setGraphic(Icons.of(Feather.TRASH));
        bin.setId("library-show-bin");
        bin.setOnAction(_ -> model.showBin(bin.isSelected()));
        model.inBinProperty().subscribe(bin::setSelected);
        model.shown()
                .addListener(
                        (ListChangeListener<LibraryEntry>)
                                _ -> bin.setText(Text.of("library.show.bin", model.binned())));
        Toolbar bar = new Toolbar(8).stays(Icons.of(Feather.SEARCH)).shrinks(search).spring();
        bar.goes(5, tool("library.open", Feather.FILM, "Enter", 1, false, this::open))
                .goes(5, tool("session.drive", Feather.PLAY_CIRCLE, "", 1, false, this::drive))
                .goes(3, tool("library.rename", Feather.EDIT, "F2", 1, false, this::rename))
                .goes(2, tool("library.duplicate", Feather.COPY, "", 1, false, model::duplicate))
                .goes(2, tool("library.merge", Feather.GIT_MERGE, "", 2, false, this::merge))
                .goes(4, tool("library.bin", Feather.TRASH_2, "Del", 1, false, model::bin))
                .goes(4, tool("library.restore", Feather.ROTATE_CCW, "", 1, true, model::restore))
                .goes(4, tool("library.empty", Feather.X_SQUARE, "", 0, true, this::empty))
                .goes(1, bin);
        bar.getStyleClass().add("filter-bar");
        return bar;
    }

    /**
     * @param least how many sessions must be selected; where it is one, no more may be
     * @param ofBin whether it is for what was thrown away, or else for the others
     */
    private Button tool(
            String key, Feather icon, String keys, int least, boolean ofBin, Runnable action) {
        Button button = new Button();
        Icons.named(button, Text.of(key), keys);
        button.setGraphic(Icons.of(icon));
        button.setId(key.replace('.', '-'));
        button.setOnAction(_ -> action.run());
        button.visibleProperty()
                .bind(ofBin ? model.inBinProperty() : Bindings.not(model.inBinProperty()));
        button.managedProperty().bind(button.visibleProperty());
        button.disableProperty()
                .bind(
                        Bindings.size(table.getSelectionModel().getSelectedItems())
                                .lessThan(least)
                                .or(model.work().busy()));
        return button;
    }

    private void open() {
        if (!model.inBinProperty().get()) {
            model.first().ifPresent(window::review);
        }
    }

    private void drive() {
        model.first().ifPresent(window::drive);
    }

    private void rename() {
        model.first()
                .flatMap(_ ->
                        window.dialogs()
                                .ask(
                                        Text.of("library.rename.question"),
                                        model.selected().getFirst().title()))
                .ifPresent(model::rename);
    }

    private void merge() {
        List<LibraryEntry> chosen = model.selected();
        window.dialogs()
                .ask(
                        Text.of("library.merge.question", chosen.size()),
                        Text.of("library.merge.name", chosen.getFirst().title()))
                .ifPresent(model::merge);
    }

    private void empty() {
        window.dialogs()
                .choose(
                        Text.of("library.empty.question", model.binned()),
                        Text.of("library.empty.explanation"),
                        List.of(Text.of("library.empty")))
                .ifPresent(_ -> model.emptyBin());
    }

    private void onKey(KeyEvent event) {
        boolean inTable = table.isFocused();
        if (FIND.match(event)) {
            search.requestFocus();
            search.selectAll();
        } else if (event.getCode() == KeyCode.F5) {
            model.refresh();
        } else if (inTable && event.getCode() == KeyCode.ENTER) {
            open();
        } else if (inTable && event.getCode() == KeyCode.DELETE) {
            if (!model.inBinProperty().get()) {
                model.bin();
            }
        } else if (inTable && event.getCode() == KeyCode.F2) {
            rename();
        } else {
            return;
        }
        event.consume();
    }

    @Override
    public void shown(boolean here) {
        root.setVisible(here);
        if (here) {
            model.refresh();
            table.requestFocus();
            table.selectOne();
        }
    }

    @Override
    public void pulse(long nanos) {
        model.pulse(nanos);
        if (root.isVisible()) {
            table.pulse();
        }
    }
}
