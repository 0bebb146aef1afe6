package reins.app.screens.drive;

import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.screens.WorkBar;
import reins.app.widgets.Greyed;
import reins.app.widgets.Icons;

import java.util.List;

/** Lets the selected policies drive fresh episodes beside the run. Fx thread only. */
final class EvaluateButton {
    private static final List<Integer> COUNTS = List.of(10, 20, 50, 100);

    private final Leaderboard board;
    private final IntegerProperty episodes = new SimpleIntegerProperty(Leaderboard.EPISODES);
    private final SplitMenuButton button = new SplitMenuButton();
    private final ObservableValue<String> against;

    EvaluateButton(Leaderboard board) {
        this.board = board;
        ObservableValue<String> here = board.againstEvaluating();
        against =
                Bindings.createStringBinding(
                        () ->
                                board.work().busy().get()
                                        ? Text.of("versions.evaluate.busy")
                                        : here.getValue(),
                        here,
                        board.work().busy());
        button.setId("evaluate");
        button.setGraphic(Icons.of(Feather.TARGET));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> evaluate());
        Tooltip help = new Tooltip();
        help.setWrapText(true);
        help.setMaxWidth(340);
        button.setTooltip(help);
        ToggleGroup group = new ToggleGroup();
        for (int count : COUNTS) {
            RadioMenuItem item = new RadioMenuItem(Text.of("versions.evaluate.episodes", count));
            item.setToggleGroup(group);
            item.setSelected(count == Leaderboard.EPISODES);
            item.setOnAction(_ -> episodes.set(count));
            button.getItems().add(item);
        }
        episodes.subscribe(count -> {
            button.setText(Text.of("versions.evaluate", count));
            help.setText(Text.of("versions.evaluate.help", count));
            button.setAccessibleText(help.getText());
        });
    }

    /** Why it cannot be pressed, as a sentence; empty where it can. */
    ObservableValue<String> against() {
        return against;
    }

    /** With another button beside it; while an evaluation is on, how far it is instead. */
    StackPane row(ToggleButton beside) {
        Greyed greyed = new Greyed(button, against);
        HBox.setHgrow(greyed, Priority.ALWAYS);
        HBox buttons = new HBox(8, greyed, beside);
        buttons.visibleProperty().bind(board.work().busy().not());
        return new StackPane(buttons, new WorkBar(board.work()));
    }

    void evaluate() {
        if (against.getValue().isEmpty()) {
            board.evaluate(board.selected().stream().sorted().toList(), episodes.get());
        }
    }
}
