package reins.app.screens.session;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.jspecify.annotations.Nullable;

import reins.app.base.Text;
import reins.app.screens.StripCells;
import reins.app.widgets.Columns;
import reins.app.widgets.Scale;
import reins.app.widgets.TableCopy;
import reins.sessions.EditedSummary;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Every episode as a row with its film strip. Used by the fx thread only. */
final class EpisodeTable extends TableView<EditedSummary> {
    static final int STRIP_WIDTH = 330;
    static final int STRIP_HEIGHT = 44;

    private static final PseudoClass DISCARDED = PseudoClass.getPseudoClass("discarded");

    private final SessionModel model;

    /**
     * @param look gives the keyboard to the episode that is selected
     */
    EpisodeTable(SessionModel model, StripCells<EditedSummary, Long> reels, Runnable look) {
        this.model = model;
        setId("episodes");
        setAccessibleText(Text.of("episodes"));
        setFixedCellSize(STRIP_HEIGHT + 8);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        Label nothing = new Label();
        nothing.setWrapText(true);
        setPlaceholder(nothing);
        model.openedProperty()
                .subscribe(opened ->
                        nothing.setText(
                                Text.of(
                                        opened.map(now -> now.rows().isEmpty()).orElse(true)
                                                ? "episodes.none"
                                                : "episodes.filtered")));
        getColumns().add(number());
        getColumns().add(strips(reels));
        getColumns().add(column("episodes.start", 90, EpisodeTable::start));
        getColumns()
                .add(
                        numbers(
                                "episodes.length",
                                80,
                                row -> row.ticks() * model.tickSeconds(),
                                TimelinePainter::time));
        getColumns().add(column("episodes.ending", 90, EpisodeTable::ending));
        getColumns()
                .add(
                        numbers(
                                "episodes.return",
                                70,
                                EditedSummary::episodeReturn,
                                Scale.NUMBER::write));
        getColumns()
                .add(
                        numbers(
                                "episodes.human",
                                70,
                                EditedSummary::personShare,
                                Scale.PERCENT::write));
        getColumns()
                .add(
                        numbers(
                                "episodes.program",
                                80,
                                EditedSummary::programShare,
                                Scale.PERCENT::write));
        getColumns()
                .add(
                        numbers(
                                "episodes.policy",
                                60,
                                row -> (double) row.policyVersion(),
                                value -> String.valueOf(Math.round(value))));
        getColumns()
                .add(
                        numbers(
                                "episodes.edits",
                                60,
                                row -> (double) row.edits(),
                                value -> value == 0 ? "" : String.valueOf(Math.round(value))));
        getColumns().add(column("episodes.title", 120, EditedSummary::title));
        Columns.fit(this);
        SortedList<EditedSummary> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        setRowFactory(_ -> new Row());
        TableCopy.attach(this, EditedSummary::title);
        getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<EditedSummary>) _ -> select());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                model.toggleDiscard();
            } else if (event.getCode() == KeyCode.ENTER) {
                look.run();
            }
        });
    }

    private void select() {
        List<EditedSummary> chosen =
                getSelectionModel().getSelectedItems().stream().filter(row -> row != null).toList();
        if (!chosen.isEmpty()) {
            model.select(chosen);
        }
    }

    /** Selects the same episodes after the rows were rebuilt, or else the first. */
    void selectAgain(List<EditedSummary> before) {
        List<Long> ids = before.stream().map(EditedSummary::episode).toList();
        getSelectionModel().clearSelection();
        for (int i = 0; i < getItems().size(); i++) {
            if (ids.contains(getItems().get(i).episode())) {
                getSelectionModel().select(i);
            }
        }
        if (getSelectionModel().isEmpty() && !getItems().isEmpty()) {
            getSelectionModel().select(0);
        }
    }

    private static TableColumn<EditedSummary, Double> number() {
        return numbers(
                "episodes.number",
                50,
                row -> (double) row.episode(),
                value -> String.valueOf(Math.round(value)));
    }

    private static TableColumn<EditedSummary, EditedSummary> strips(
            StripCells<EditedSummary, Long> reels) {
        TableColumn<EditedSummary, EditedSummary> column =
                new TableColumn<>(Text.of("episodes.film"));
        column.setSortable(false);
        column.setMinWidth(STRIP_WIDTH + 12);
        column.setPrefWidth(STRIP_WIDTH + 12);
        column.setMaxWidth(STRIP_WIDTH + 12);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> reels.cell());
        return column;
    }

    private static TableColumn<EditedSummary, String> column(
            String key, double width, Function<EditedSummary, String> words) {
        TableColumn<EditedSummary, String> column = new TableColumn<>(Text.of(key));
        column.setPrefWidth(width);
        column.setMinWidth(50);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(words.apply(row.getValue())));
        return column;
    }

    private static TableColumn<EditedSummary, Double> numbers(
            String key,
            double width,
            Function<EditedSummary, Double> value,
            Function<Double, String> words) {
        TableColumn<EditedSummary, Double> column = new TableColumn<>(Text.of(key));
        column.setPrefWidth(width);
        column.setMinWidth(46);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(@Nullable Double number, boolean empty) {
                        super.updateItem(number, empty);
                        setAlignment(Pos.CENTER_RIGHT);
                        setText(empty || number == null ? "" : words.apply(number));
                    }
                });
        return column;
    }

    private static String start(EditedSummary row) {
        return switch (row.beginning()) {
            case FRESH -> Text.of("start.fresh");
            case REWOUND -> Text.of("start.rewound", row.ofEpisode());
            case UNKNOWN -> Text.of("start.unknown");
        };
    }

    private static String ending(EditedSummary row) {
        return row.discarded()
                ? Text.of("ending.discarded")
                : Text.of("ending." + row.ending().name().toLowerCase(Locale.ROOT));
    }

    private static final class Row extends TableRow<EditedSummary> {
        @Override
        protected void updateItem(@Nullable EditedSummary row, boolean empty) {
            super.updateItem(row, empty);
            pseudoClassStateChanged(DISCARDED, !empty && row != null && row.discarded());
        }
    }
}
