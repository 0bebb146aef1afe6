package reins.app.widgets;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** A long text that is seen once it is asked for; nothing where it is empty. Fx thread only. */
public final class Unfolding extends VBox {
    private final TextArea text = new TextArea();

    /**
     * @param words what to press to see it
     */
    public Unfolding(String words) {
        super(4);
        Hyperlink open = new Hyperlink(words);
        open.setId("unfold");
        open.setOnAction(_ -> unfold(!text.isVisible()));
        text.setEditable(false);
        text.setPrefRowCount(8);
        text.getStyleClass().add("details");
        text.setAccessibleText(words);
        getChildren().addAll(open, text);
        show("");
    }

    /** Shows this from now on, folded. */
    public void show(String details) {
        text.setText(details);
        setVisible(!details.isEmpty());
        setManaged(!details.isEmpty());
        unfold(false);
    }

    private void unfold(boolean open) {
        text.setVisible(open);
        text.setManaged(open);
    }
}
