package reins.app.screens.drive;

import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.widgets.Icons;

import java.util.Optional;
import java.util.Set;

/** What a person says of the policy that is selected: a note, and a pin. Fx thread only. */
final class RemarkRow extends HBox {
    private final Leaderboard board;
    private final TextField note = new TextField();
    private final ToggleButton pin =
            new ToggleButton(Text.of("versions.mark"), Icons.of(Feather.BOOKMARK));

    /** Whose note is in the field; empty where that of no one version is. */
    private Optional<Integer> shown = Optional.empty();

    RemarkRow(Leaderboard board) {
        this.board = board;
        note.setId("note");
        HBox.setHgrow(note, Priority.ALWAYS);
        getChildren().add(note);
        note.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        keep();
                    }
                });
        note.setOnAction(_ -> keep());
        note.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                showNote();
            }
        });
        pin.setId("mark");
        pin.setTooltip(new Tooltip(Text.of("versions.mark.help")));
        pin.setOnAction(_ -> togglePinned());
        board.selectedProperty().subscribe(_ -> show());
        board.rows().subscribe(this::showPinned);
    }

    ToggleButton pin() {
        return pin;
    }

    private void show() {
        Set<Integer> selected = board.selected();
        Optional<Integer> one =
                selected.size() == 1 ? selected.stream().findFirst() : Optional.empty();
        if (!one.equals(shown)) {
            keep();
            shown = one;
            showNote();
        }
        note.setDisable(one.isEmpty());
        String asked =
                one.map(version -> Text.of("versions.note.of", version))
                        .orElseGet(() -> Text.of("versions.note.none"));
        note.setPromptText(asked);
        note.setAccessibleText(asked);
        pin.setDisable(selected.isEmpty());
        showPinned();
    }

    private void showNote() {
        note.setText(shown.map(version -> board.remark(version).note()).orElse(""));
    }

    private void showPinned() {
        pin.setSelected(areAllPinned());
    }

    /** Whether every policy that is selected is pinned. */
    boolean areAllPinned() {
        Set<Integer> selected = board.selected();
        return !selected.isEmpty()
                && selected.stream().allMatch(version -> board.remark(version).pinned());
    }

    private void keep() {
        shown.ifPresent(
                version -> board.remark(version, board.remark(version).withNote(note.getText())));
    }

    /** Pins all that are selected, or takes the pins off where all of them have one. */
    void togglePinned() {
        boolean pinned = !areAllPinned();
        for (int version : board.selected()) {
            board.remark(version, board.remark(version).withPinned(pinned));
        }
    }

    /** Gives the keyboard to the note. */
    void write() {
        note.requestFocus();
    }
}
