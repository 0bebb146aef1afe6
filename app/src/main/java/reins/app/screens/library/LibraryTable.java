package reins.app.screens.library;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import reins.app.base.Text;
import reins.app.screens.StripCells;
import reins.app.widgets.Columns;
import reins.app.widgets.Scale;
import reins.app.widgets.TableCopy;
import reins.sessions.SessionCard;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The sessions of a folder, one in each row. Used by the fx thread only. */
final class LibraryTable extends TableView<LibraryEntry> {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                    .withZone(ZoneId.systemDefault());
    private static final int STRIP_WIDTH = 200;
    private static final int STRIP_HEIGHT = 44;

    private final LibraryModel model;
    private final StripCells<LibraryEntry, Path> strips;

    /**
     * @param searched the words that a session is searched by
     * @param open what a double click does
     */
    LibraryTable(LibraryModel model, ObservableValue<String> searched, Runnable open) {
        this.model = model;
        strips =
                new StripCells<>(
                        LibraryEntry::file,
                        card -> model.controls().thumbnail(card.file(), STRIP_WIDTH, STRIP_HEIGHT),
                        card -> Text.of("library.film.of", card.name()));
        setId("sessions");
        setAccessibleText(Text.of("library"));
        setFixedCellSize(STRIP_HEIGHT + 8);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setPlaceholder(nothing(searched));
        TableColumn<LibraryEntry, Instant> when =
                column("library.when", 130, LibraryEntry::when, WHEN::format);
        getColumns().addAll(List.of(films(), name(), world(), when));
        getColumns().addAll(numbers());
        Columns.fit(this);
        SortedList<LibraryEntry> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        when.setSortType(TableColumn.SortType.DESCENDING);
        getSortOrder().add(when);
        getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<LibraryEntry>) _ -> model.select(chosen()));
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open.run();
            }
        });
        model.shown().addListener((ListChangeListener<LibraryEntry>) _ -> selectOne());
        TableCopy.attach(this, LibraryEntry::name);
    }

    private static Label nothing(ObservableValue<String> searched) {
        Label nothing = new Label();
        nothing.setWrapText(true);
        nothing.textProperty()
                .bind(
                        searched.map(words ->
                                Text.of(words.isBlank() ? "library.none" : "library.none.found")));
        return nothing;
    }

    private List<LibraryEntry> chosen() {
        return getSelectionModel().getSelectedItems().stream()
                .filter(card -> card != null)
                .toList();
    }

    /** Selects the first where none is selected. */
    void selectOne() {
        List<Path> files = getItems().stream().map(LibraryEntry::file).toList();
        int wanted = model.takeWanted(files).map(files::indexOf).orElse(-1);
        if (wanted >= 0) {
            getSelectionModel().clearAndSelect(wanted);
            scrollTo(wanted);
        } else if (getSelectionModel().isEmpty() && !getItems().isEmpty()) {
            getSelectionModel().select(0);
        }
    }

    /** Once a pulse. */
    void pulse() {
        strips.pulse();
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
        column.setCellFactory(_ -> new NameCell());
        return column;
    }

    private static TableColumn<LibraryEntry, String> world() {
        return column("library.world", 110, card -> Text.said(card.world()), word -> word);
    }

    private static List<TableColumn<LibraryEntry, ?>> numbers() {
        return List.of(
                column(
                        "library.episodes",
                        80,
                        fact(facts -> (double) facts.attempts()),
                        Scale.COUNT::write),
                column(
                        "library.ticks",
                        80,
                        fact(facts -> (double) facts.ticks()),
                        Scale.COUNT::write),
                column(
                        "episodes.human",
                        70,
                        fact(SessionCard.Facts::personShare),
                        Scale.PERCENT::write),
                column(
                        "episodes.program",
                        80,
                        fact(SessionCard.Facts::programShare),
                        Scale.PERCENT::write),
                column(
                        "library.success",
                        80,
                        fact(SessionCard.Facts::successRate),
                        Scale.PERCENT::write),
                column("library.size", 80, card -> (double) card.bytes(), LibraryTable::size));
    }

    /** A number that only a session that can be read has; NaN is written as a dash. */
    private static Function<LibraryEntry, Double> fact(Function<SessionCard.Facts, Double> number) {
        return entry -> entry.facts().map(number).orElse(Double.NaN);
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

    /** A file's name, and below it a sentence. */
    private static final class NameCell extends TableCell<LibraryEntry, LibraryEntry> {
        private final Label file = new Label();
        private final Label title = new Label();
        private final VBox lines = new VBox(file, title);

        NameCell() {
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
            file.setText(card.isUnsaved() ? Text.of("library.unsaved") : card.name());
            boolean faulty = card.trouble().isPresent();
            title.setText(
                    card.trouble()
                            .map(Text::said)
                            .orElse(
                                    card.busy()
                                            ? Text.of("library.busy", card.title())
                                            : card.title()));
            title.getStyleClass().setAll("text-small", faulty ? "form-sentence" : "text-muted");
            title.setTooltip(new Tooltip(title.getText()));
            setGraphic(lines);
            setAccessibleText(file.getText() + ". " + title.getText());
        }
    }
}
