package reins.app.screens.library;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.screens.NoticeBar;
import reins.app.screens.Screen;
import reins.app.screens.StripCells;
import reins.app.screens.WindowControls;
import reins.app.screens.WorkBar;
import reins.app.widgets.Icons;
import reins.app.widgets.Scale;
import reins.sessions.SessionCard;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The library screen: every session of a folder as a row. Used by the fx thread only. */
public final class LibraryView implements Screen {
    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                    .withZone(ZoneId.systemDefault());
    private static final int STRIP_WIDTH = 200;
    private static final int STRIP_HEIGHT = 44;

    private final LibraryModel model;
    private final WindowControls window;
    private final TableView<LibraryEntry> table = new TableView<>();
    private final TextField search = new TextField();
    private final ToggleButton bin = new ToggleButton();
    private final StripCells<LibraryEntry, Path> strips;
    private final BorderPane root = new BorderPane();

    public LibraryView(LibraryModel model, WindowControls window) {
        this.model = model;
        this.window = window;
        strips =
                new StripCells<>(
                        LibraryEntry::file,
                        card -> model.controls().thumbnail(card.file(), STRIP_WIDTH, STRIP_HEIGHT),
                        card -> Text.of("library.film.of", card.name()));
        root.setTop(new VBox(header(), new NoticeBar(model.notices())));
        root.setCenter(new VBox(bar(), table()));
        root.getStyleClass().add("library-view");
        root.setVisible(false);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    @Override
    public Region root() {
        return root;
    }

    private HBox header() {
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
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Button begin = new Button(Text.of("session.new"), Icons.of(Feather.PLUS));
        begin.setId("library-new");
        begin.setOnAction(_ -> window.newSession());
        Button take = new Button(Text.of("library.import"), Icons.of(Feather.DOWNLOAD));
        take.setId("library-import");
        take.setOnAction(
                _ -> window.dialogs().importing(model.controls()::fitting).ifPresent(model::take));
        HBox header =
                new HBox(8, title, browse, folder, spring, new WorkBar(model.work()), take, begin);
        for (Region part : new Region[] {title, browse, begin, take}) {
            part.setMinWidth(Region.USE_PREF_SIZE);
        }
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("transport");
        return header;
    }

    private HBox bar() {
        search.setPromptText(Text.of("library.search"));
        search.setAccessibleText(Text.of("library.search"));
        search.setId("library-search");
        search.textProperty().subscribe(model::search);
        search.setMaxWidth(360);
        HBox.setHgrow(search, Priority.ALWAYS);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        bin.setGraphic(Icons.of(Feather.TRASH));
        bin.setId("library-show-bin");
        bin.setOnAction(_ -> model.showBin(bin.isSelected()));
        model.inBinProperty().subscribe(bin::setSelected);
        HBox bar = new HBox(8, Icons.of(Feather.SEARCH), search, spring);
        bar.getChildren()
                .addAll(
                        tool("library.open", Feather.FILM, "Enter", 1, false, this::open),
                        tool("session.drive", Feather.PLAY_CIRCLE, "", 1, false, this::drive),
                        tool("library.rename", Feather.EDIT, "F2", 1, false, this::rename),
                        tool("library.duplicate", Feather.COPY, "", 1, false, model::duplicate),
                        tool("library.merge", Feather.GIT_MERGE, "", 2, false, this::merge),
                        tool("library.bin", Feather.TRASH_2, "Del", 1, false, model::bin),
                        tool("library.restore", Feather.ROTATE_CCW, "", 1, true, model::restore),
                        tool("library.empty", Feather.X_SQUARE, "", 0, true, this::empty),
                        bin);
        bar.setAlignment(Pos.CENTER_LEFT);
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
        button.setMinWidth(0);
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

    private TableView<LibraryEntry> table() {
        VBox.setVgrow(table, Priority.ALWAYS);
        table.setId("sessions");
        table.setAccessibleText(Text.of("library"));
        table.setFixedCellSize(STRIP_HEIGHT + 8);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Label nothing = new Label();
        nothing.setWrapText(true);
        nothing.textProperty()
                .bind(
                        search.textProperty()
                                .map(words ->
                                        Text.of(
                                                words.isBlank()
                                                        ? "library.none"
                                                        : "library.none.found")));
        table.setPlaceholder(nothing);
        table.getColumns().add(films());
        table.getColumns().add(name());
        table.getColumns().add(words("library.world", 110, card -> Text.said(card.world())));
        TableColumn<LibraryEntry, Instant> when =
                column("library.when", 130, LibraryEntry::when, WHEN::format);
        table.getColumns().add(when);
        table.getColumns()
                .add(
                        column(
                                "library.attempts",
                                80,
                                fact(facts -> (double) facts.attempts()),
                                Scale.COUNT::write));
        table.getColumns()
                .add(
                        column(
                                "library.ticks",
                                80,
                                fact(facts -> (double) facts.ticks()),
                                Scale.COUNT::write));
        table.getColumns()
                .add(
                        column(
                                "episodes.human",
                                70,
                                fact(SessionCard.Facts::teacherShare),
                                Scale.PERCENT::write));
        table.getColumns()
                .add(
                        column(
                                "library.success",
                                80,
                                fact(SessionCard.Facts::successRate),
                                Scale.PERCENT::write));
        table.getColumns()
                .add(column("library.size", 80, card -> (double) card.bytes(), LibraryView::size));
        SortedList<LibraryEntry> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        when.setSortType(TableColumn.SortType.DESCENDING);
        table.getSortOrder().add(when);
        table.getSelectionModel()
                .getSelectedItems()
                .addListener(
                        (ListChangeListener<LibraryEntry>)
                                _ ->
                                        model.select(
                                                table
                                                        .getSelectionModel()
                                                        .getSelectedItems()
                                                        .stream()
                                                        .filter(card -> card != null)
                                                        .toList()));
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open();
            }
        });
        model.shown()
                .addListener(
                        (ListChangeListener<LibraryEntry>)
                                _ -> {
                                    bin.setText(Text.of("library.show.bin", model.binned()));
                                    selectOne();
                                });
        return table;
    }

    private TableColumn<LibraryEntry, LibraryEntry> films() {
        TableColumn<LibraryEntry, LibraryEntry> column =
                new TableColumn<>(Text.of("episodes.film"));
        column.setSortable(false);
        column.setMinWidth(STRIP_WIDTH + 12);
        column.setMaxWidth(STRIP_WIDTH + 12);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> strips.cell());
        return column;
    }

    /** The file's name, and below it what is wrong with it or its title. */
    private static TableColumn<LibraryEntry, LibraryEntry> name() {
        TableColumn<LibraryEntry, LibraryEntry> column = new TableColumn<>(Text.of("library.name"));
        column.setPrefWidth(240);
        column.setMinWidth(140);
        column.setComparator(Comparator.comparing(card -> card.name()));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ ->
                new TableCell<>() {
                    private final Label file = new Label();
                    private final Label title = new Label();
                    private final VBox lines = new VBox(file, title);

                    {
                        file.getStyleClass().add("version-name");
                        lines.setAlignment(Pos.CENTER_LEFT);
                    }

                    @Override
                    protected void updateItem(@Nullable LibraryEntry card, boolean empty) {
                        super.updateItem(card, empty);
                        if (empty || card == null) {
                            setGraphic(null);
                            return;
                        }
                        file.setText(card.name());
                        boolean faulty = card.trouble().isPresent();
                        title.setText(
                                card.trouble()
                                        .map(Text::said)
                                        .orElse(
                                                card.busy()
                                                        ? Text.of("library.busy", card.title())
                                                        : card.title()));
                        title.getStyleClass()
                                .setAll("text-small", faulty ? "form-sentence" : "text-muted");
                        title.setTooltip(new Tooltip(title.getText()));
                        setGraphic(lines);
                        setAccessibleText(file.getText() + ". " + title.getText());
                    }
                });
        return column;
    }

    /** A number that only a session that can be read has; NaN is written as a dash. */
    private static Function<LibraryEntry, Double> fact(Function<SessionCard.Facts, Double> number) {
        return entry -> entry.facts().map(number).orElse(Double.NaN);
    }

    private static TableColumn<LibraryEntry, String> words(
            String key, double width, Function<LibraryEntry, String> value) {
        return column(key, width, value, word -> word);
    }

    private static <T> TableColumn<LibraryEntry, T> column(
            String key, double width, Function<LibraryEntry, T> value, Function<T, String> words) {
        TableColumn<LibraryEntry, T> column = new TableColumn<>(Text.of(key));
        column.setPrefWidth(width);
        column.setMinWidth(56);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(@Nullable T item, boolean empty) {
                        super.updateItem(item, empty);
                        setText(empty || item == null ? "" : words.apply(item));
                        setAlignment(item instanceof Double ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
                    }
                });
        return column;
    }

    private static String size(double bytes) {
        return bytes < 1e6
                ? "%.0f kB".formatted(Math.ceil(bytes / 1e3))
                : bytes < 1e9 ? "%.1f MB".formatted(bytes / 1e6) : "%.1f GB".formatted(bytes / 1e9);
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
            selectOne();
        }
    }

    private void selectOne() {
        if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
            table.getSelectionModel().select(0);
        }
    }

    @Override
    public void pulse(long nanos) {
        model.pulse();
        if (root.isVisible()) {
            strips.pulse();
        }
    }
}
