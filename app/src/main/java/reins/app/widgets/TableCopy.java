package reins.app.widgets;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import reins.app.base.Sheet;
import reins.app.base.Text;

import java.util.List;
import java.util.function.Function;

/**
 * Copies the rows that are selected in a table, as they are sorted, by a menu on it or by Ctrl+C:
 * numbers with all their digits, columns of pictures left out. Used by the fx thread only.
 */
public final class TableCopy<T> {
    private static final KeyCombination KEYS = KeyCombination.valueOf("Shortcut+C");

    private final TableView<T> table;
    private final Function<T, String> named;

    private TableCopy(TableView<T> table, Function<T, String> named) {
        this.table = table;
        this.named = named;
    }

    /**
     * Lets a table's rows be copied.
     *
     * @param named what is copied of a cell that holds the whole row
     */
    public static <T> void attach(TableView<T> table, Function<T, String> named) {
        TableCopy<T> copy = new TableCopy<>(table, named);
        MenuItem item = new MenuItem(Text.of("table.copy"));
        item.setId(table.getId() + "-copy");
        item.setOnAction(_ -> copy.toClipboard());
        ContextMenu menu = new ContextMenu(item);
        menu.setOnShowing(_ -> item.setDisable(table.getSelectionModel().isEmpty()));
        table.setContextMenu(menu);
        MenuKeys.open(table, menu);
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (KEYS.match(event) && !table.getSelectionModel().isEmpty()) {
                        copy.toClipboard();
                        event.consume();
                    }
                });
    }

    private void toClipboard() {
        ToClipboard.put(sheet().tabbed());
    }

    private Sheet sheet() {
        List<TableColumn<T, ?>> columns =
                table.getVisibleLeafColumns().stream().filter(TableColumn::isSortable).toList();
        List<List<String>> rows =
                table.getSelectionModel().getSelectedIndices().stream()
                        .sorted()
                        .map(table.getItems()::get)
                        .map(row ->
                                columns.stream()
                                        .map(column -> words(row, column.getCellData(row)))
                                        .toList())
                        .toList();
        return new Sheet(columns.stream().map(TableColumn::getText).toList(), rows);
    }

    private String words(T row, Object cell) {
        if (row.equals(cell)) {
            return named.apply(row);
        }
        return cell instanceof Double number ? Sheet.number(number) : String.valueOf(cell);
    }
}
