package reins.app.screens.drive;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import reins.app.base.Text;
import reins.core.flow.Still;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows of the policies, below what they can be sorted by; the same policies stay selected
 * wherever their rows go. Fx thread only.
 */
final class VersionsList extends VBox {
    /** So many rows are seen at least. */
    private static final int LEAST_ROWS = 3;

    private final Leaderboard board;
    private final ListView<Standing> list = new ListView<>();
    private boolean replacing;

    VersionsList(DriveModel model) {
        board = model.board();
        list.setId("versions");
        list.setAccessibleText(Text.of("versions"));
        list.setCellFactory(_ -> new StandingCell(model));
        list.setFixedCellSize(StandingCell.HEIGHT);
        list.setMinHeight(LEAST_ROWS * StandingCell.HEIGHT + 4);
        list.setPrefHeight((LEAST_ROWS + 1) * StandingCell.HEIGHT + 4);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setPlaceholder(placeholder(model));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(orders(), list);
        list.getSelectionModel()
                .getSelectedItems()
                .addListener(
                        (ListChangeListener<Standing>)
                                _ -> {
                                    if (!replacing) {
                                        board.select(selected());
                                    }
                                });
        board.rows().addListener((ListChangeListener<Standing>) _ -> show(board.rows()));
        show(board.rows());
        model.driving().versionProperty().subscribe(list::refresh);
        model.driving().pinnedProperty().subscribe(list::refresh);
        board.bestProperty().subscribe(list::refresh);
    }

    private static Label placeholder(DriveModel model) {
        Label none = new Label();
        none.textProperty()
                .bind(
                        model.driving()
                                .stillProperty()
                                .map(still ->
                                        Text.of(
                                                still == Still.Paused.NO_WORLD
                                                        ? "versions.none"
                                                        : "versions.empty")));
        return none;
    }

    private HBox orders() {
        ToggleGroup group = new ToggleGroup();
        ToggleButton newest = order(Ranking.Order.NEWEST, "newest", group);
        ToggleButton success = order(Ranking.Order.SUCCESS, "success", group);
        ToggleButton returns = order(Ranking.Order.RETURN, "return", group);
        newest.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(newest, Priority.ALWAYS);
        success.setMinWidth(StandingCell.SUCCESS_WIDTH);
        returns.setMinWidth(StandingCell.RETURN_WIDTH);
        HBox orders = new HBox(newest, success, returns);
        orders.getStyleClass().add("version-orders");
        return orders;
    }

    private ToggleButton order(Ranking.Order order, String key, ToggleGroup group) {
        ToggleButton button = new ToggleButton(Text.of("versions.by." + key));
        button.setId("versions-by-" + key);
        button.getStyleClass().add("small");
        button.setToggleGroup(group);
        button.setTooltip(new Tooltip(Text.of("versions.by." + key + ".help")));
        button.setAccessibleText(Text.of("versions.by." + key + ".help"));
        board.orderProperty().subscribe(now -> button.setSelected(now == order));
        button.setOnAction(_ -> {
            board.orderProperty().set(order);
            button.setSelected(true); // it stays chosen when it is pressed again
        });
        return button;
    }

    private void show(List<Standing> rows) {
        replacing = true;
        Optional<Integer> focused =
                Optional.ofNullable(list.getFocusModel().getFocusedItem()).map(Standing::number);
        List<Standing> items = list.getItems();
        if (numbers(items).equals(numbers(rows))) {
            for (int i = 0; i < rows.size(); i++) {
                if (!rows.get(i).equals(items.get(i))) {
                    items.set(i, rows.get(i));
                }
            }
        } else {
            list.getItems().setAll(rows);
        }
        list.getSelectionModel().clearSelection();
        for (int i = 0; i < rows.size(); i++) {
            if (board.selected().contains(rows.get(i).number())) {
                list.getSelectionModel().select(i);
            }
        }
        focused.map(numbers(rows)::indexOf).ifPresent(list.getFocusModel()::focus);
        list.refresh();
        replacing = false;
    }

    private static List<Integer> numbers(List<Standing> of) {
        return of.stream().map(Standing::number).toList();
    }

    /** The versions that are selected. */
    private Set<Integer> selected() {
        return list.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .map(Standing::number)
                .collect(Collectors.toSet());
    }

    /** Selects this version alone and brings it into sight. */
    void select(int version) {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i).number() == version) {
                list.getSelectionModel().clearAndSelect(i);
                list.scrollTo(i);
            }
        }
    }

    ListView<Standing> list() {
        return list;
    }
}
