package reins.app.screens.session;

import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.review.Reel;
import reins.app.screens.Screen;
import reins.app.screens.StripCells;
import reins.app.screens.WindowControls;
import reins.app.screens.WorkBar;
import reins.app.widgets.Icons;
import reins.app.widgets.Palette;
import reins.app.widgets.Scale;
import reins.app.widgets.Toolbar;
import reins.sessions.EditedSummary;
import reins.sessions.History;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * The session screen: every attempt in a table, one of them like a film, and what is done with the
 * whole session. Used by the fx thread only.
 */
public final class SessionView implements Screen {
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    private static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Shift+Z");
    private static final KeyCombination REDO_TOO =
            new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");

    private final SessionModel model;
    private final WindowControls window;
    private final StripCells<EditedSummary, Long> reels;
    private final EpisodeTable table;
    private final ReviewPane review;
    private final TextField filter = new TextField();
    private final HistoryMenu history;
    private final Button undo = new Button();
    private final Button redo = new Button();
    private final BorderPane root = new BorderPane();

    public SessionView(SessionModel model, WindowControls window) {
        this.model = model;
        this.window = window;
        history = new HistoryMenu(model);
        reels = new StripCells<>(EditedSummary::episode, this::reel, SessionView::words);
        review = new ReviewPane(model, this::driveFromHere);
        table = new EpisodeTable(model, reels, review::focusTimeline);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox upper = new VBox(filterBar(), table);
        upper.setMinHeight(140);
        review.setMinHeight(240);
        SplitPane upright = new SplitPane(upper, review);
        upright.setOrientation(Orientation.VERTICAL);
        upright.setDividerPositions(0.42);
        root.setTop(header());
        root.setCenter(upright);
        root.getStyleClass().add("session-view");
        root.setVisible(false);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        model.openedProperty()
                .subscribe((before, now) -> {
                    if (!before.map(SessionControls.Opened::file)
                                    .equals(now.map(SessionControls.Opened::file))
                            || !before.map(SessionControls.Opened::anew)
                                    .equals(now.map(SessionControls.Opened::anew))) {
                        reels.clear();
                    }
                    now.ifPresent(this::show);
                });
    }

    @Override
    public Region root() {
        return root;
    }

    private Toolbar header() {
        Label title = new Label();
        title.getStyleClass().add("screen-title");
        Label about = new Label();
        about.getStyleClass().add("text-muted");
        about.setMinWidth(0);
        model.openedProperty()
                .subscribe(opened -> {
                    title.setText(
                            opened.map(now -> String.valueOf(now.file().getFileName()))
                                    .orElse(Text.of("session.none")));
                    about.setText(opened.map(SessionView::about).orElse(""));
                });
        Icons.only(undo, Feather.CORNER_UP_LEFT, Text.of("edit.undo"), "Ctrl+Z");
        undo.setId("undo");
        undo.setOnAction(_ -> model.undo());
        Icons.only(redo, Feather.CORNER_UP_RIGHT, Text.of("edit.redo"), "Ctrl+Shift+Z");
        redo.setId("redo");
        redo.setOnAction(_ -> model.redo());
        Button rebuild = new Button(Text.of("rebuild"), Icons.of(Feather.REFRESH_CW));
        rebuild.setTooltip(new Tooltip(Text.of("rebuild.help")));
        rebuild.setId("rebuild");
        rebuild.setOnAction(_ -> model.rebuild());
        Button export = new Button(Text.of("export"), Icons.of(Feather.SHARE));
        export.setId("export");
        export.setOnAction(_ -> export());
        Button drive = new Button(Text.of("session.drive"), Icons.of(Feather.PLAY_CIRCLE));
        drive.setId("drive-on");
        drive.getStyleClass().add("accent");
        drive.setOnAction(_ -> file().ifPresent(window::drive));
        title.setMinWidth(60);
        Toolbar header =
                new Toolbar(8)
                        .shrinks(title, about)
                        .spring()
                        .shrinks(new WorkBar(model.work()))
                        .goes(4, undo, redo)
                        .goes(1, history)
                        .goes(2, rebuild)
                        .goes(3, export)
                        .goes(5, drive);
        for (Button button : new Button[] {rebuild, export, drive}) {
            button.disableProperty()
                    .bind(
                            model.openedProperty()
                                    .map(Optional::isEmpty)
                                    .flatMap(none -> model.work().busy().map(on -> none || on)));
        }
        header.getStyleClass().add("transport");
        return header;
    }

    private static String about(SessionControls.Opened opened) {
        long kept = opened.rows().stream().filter(row -> !row.discarded()).count();
        return Text.of(
                "session.about",
                Text.said(opened.world().title()),
                Scale.COUNT.write(opened.rows().size()),
                Scale.COUNT.write((double) kept));
    }

    private Toolbar filterBar() {
        filter.setPromptText(Text.of("filter.prompt"));
        filter.setAccessibleText(Text.of("filter"));
        filter.setTooltip(
                new Tooltip(Text.of("filter.help", String.join("  ", EpisodeFilter.words()))));
        filter.setId("filter");
        filter.textProperty().subscribe(model::filter);
        filter.setMinWidth(140);
        filter.setPrefWidth(420);
        Label fault = new Label();
        fault.getStyleClass().add("form-sentence");
        fault.textProperty().bind(model.filterFaultProperty().map(Text::said));
        fault.setMinWidth(0);
        Button discard = tool("edit.discard.toggle", Feather.TRASH_2, "Del", model::toggleDiscard);
        Button title = tool("edit.retitle", Feather.TAG, "F2", this::retitle);
        Toolbar bar =
                new Toolbar(8)
                        .stays(Icons.of(Feather.SEARCH))
                        .shrinks(filter, fault)
                        .spring()
                        .goes(2, discard)
                        .goes(1, title);
        bar.getStyleClass().add("filter-bar");
        return bar;
    }

    private static Button tool(String key, Feather icon, String keys, Runnable action) {
        Button button = new Button();
        Icons.named(button, Text.of(key), keys);
        button.setGraphic(Icons.of(icon));
        button.setId(key.replace('.', '-'));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private Future<Reel> reel(EditedSummary row) {
        return model.controls()
                .reel(
                        file().orElseThrow(),
                        row.episode(),
                        EpisodeTable.STRIP_WIDTH,
                        EpisodeTable.STRIP_HEIGHT);
    }

    private static String words(EditedSummary row) {
        return Text.of("episodes.film.of", row.episode());
    }

    private Optional<Path> file() {
        return model.openedProperty().get().map(SessionControls.Opened::file);
    }

    private void retitle() {
        List<EditedSummary> chosen = model.selected();
        if (!chosen.isEmpty()) {
            window.dialogs()
                    .ask(Text.of("edit.retitle.question"), chosen.getFirst().title())
                    .ifPresent(model::retitle);
        }
    }

    private void export() {
        model.openedProperty()
                .get()
                .flatMap(now -> window.dialogs().export(now.world(), nameOf(now.file())))
                .ifPresent(wish -> model.export(wish, window::reveal));
    }

    /** A file's name without its ending. */
    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.reins$", "");
    }

    private void driveFromHere() {
        Optional<Path> session = file();
        if (session.isPresent()) {
            model.startHere().ifPresent(start -> window.driveFrom(session.get(), start));
        }
    }

    private void show(SessionControls.Opened opened) {
        table.selectAgain(model.selected());
        History changes = opened.history();
        undo.setDisable(changes.applied().isEmpty());
        redo.setDisable(changes.undone().isEmpty());
        history.show(changes);
    }

    private void onKey(KeyEvent event) {
        boolean writing = event.getTarget() instanceof TextInputControl;
        if (UNDO.match(event) && !writing) {
            model.undo();
        } else if ((REDO.match(event) || REDO_TOO.match(event)) && !writing) {
            model.redo();
        } else if (FIND.match(event)) {
            filter.requestFocus();
            filter.selectAll();
        } else if (event.getCode() == KeyCode.F2 && !writing) {
            retitle();
        } else {
            return;
        }
        event.consume();
    }

    @Override
    public void palette(Palette palette) {
        review.setPalette(palette);
    }

    /** The session that is driven is looked at first; what is looked at is read again. */
    @Override
    public void shown(boolean here) {
        // A session that is coming already need not be asked for.
        if (here && !root.isVisible() && !model.work().busy().get()) {
            model.openedProperty()
                    .get()
                    .ifPresentOrElse(_ -> model.refresh(), () -> model.open(window.session()));
        }
        root.setVisible(here);
        if (here) {
            table.requestFocus();
        }
    }

    @Override
    public void pulse(long nanos) {
        model.pulse(nanos);
        if (root.isVisible()) {
            reels.pulse();
            review.pulse();
        }
    }
}
