package reins.app.widgets;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/**
 * Columns of a table that fill its width where their headings have room, and else can be scrolled
 * sideways. Used by the fx thread only.
 */
public final class Columns {
    /** What stands beside a heading: its padding, and the arrow of the order. */
    private static final double BESIDE = 36;

    private static final double SCROLL_BAR = 16;

    private Columns() {}

    /** Keeps a table's columns so from now on; call it once all have been added. */
    public static void fit(TableView<?> table) {
        for (TableColumn<?, ?> column : table.getColumns()) {
            column.setMinWidth(Math.max(column.getMinWidth(), heading(column.getText()) + BESIDE));
        }
        table.widthProperty().subscribe(width -> fit(table, width.doubleValue()));
    }

    private static double heading(String words) {
        Text text = new Text(words);
        text.setFont(Font.font(Font.getDefault().getFamily(), FontWeight.BOLD, 13));
        return Math.ceil(text.getLayoutBounds().getWidth());
    }

    private static void fit(TableView<?> table, double width) {
        double least = table.getColumns().stream().mapToDouble(TableColumn::getMinWidth).sum();
        if (width >= least + SCROLL_BAR) {
            table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        } else {
            table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
            table.getColumns().forEach(column -> column.setPrefWidth(column.getMinWidth()));
        }
    }
}
