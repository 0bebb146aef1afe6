package reins.app.screens.connect;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.widgets.Greyed;
import reins.app.widgets.Icons;
import reins.app.widgets.RecordForm;
import reins.core.role.Introduction;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks a world what it is, fills the form in from what it says, and offers what is to be chosen.
 * Used by the fx thread only.
 */
final class AskPane extends VBox {
    private final ConnectModel model;
    private final Button ask = new Button();
    private final Label said = sentence("text-muted");
    private final VBox parts = new VBox();
    private Optional<RecordForm<?>> form = Optional.empty();

    AskPane(ConnectModel model) {
        super(6);
        this.model = model;
        ask.setId("connect-ask");
        ask.setMaxWidth(Double.MAX_VALUE);
        ask.setOnAction(_ -> model.ask());
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Text.of("connect.asking"));
        bar.visibleProperty().bind(model.asking().work().busy());
        bar.managedProperty().bind(bar.visibleProperty());
        Label refusal = sentence("form-sentence");
        refusal.setId("connect-ask-refusal");
        refusal.textProperty().bind(model.asking().refusalProperty().map(Text::said));
        getChildren()
                .addAll(new Greyed(ask, model.againstAskingProperty()), bar, refusal, said, parts);
        model.asking().answerProperty().subscribe(this::show);
        model.asking().work().busy().subscribe(this::name);
    }

    private static Label sentence(String style) {
        Label sentence = new Label();
        sentence.setWrapText(true);
        sentence.getStyleClass().add(style);
        sentence.visibleProperty().bind(sentence.textProperty().isNotEmpty());
        sentence.managedProperty().bind(sentence.visibleProperty());
        return sentence;
    }

    /** Stands in the form of a kind that can be asked, below its address. */
    void enter(RecordForm<?> of) {
        form = Optional.of(of);
        name();
        of.getChildren().add(1, this);
        of.filledProperty().subscribe(this::refresh);
        show(model.asking().answerProperty().get());
    }

    private void name() {
        boolean asks = model.asking().work().busy().get();
        String id = model.kindProperty().get().id();
        ask.setText(
                asks
                        ? Text.of("connect.cancel")
                        : Text.or("connect.ask." + id, Text.of("connect.ask")));
        ask.setGraphic(Icons.of(asks ? Feather.X : Feather.HELP_CIRCLE));
    }

    /** What is typed is chosen. */
    private void refresh() {
        parts.getChildren().stream()
                .flatMap(node -> node instanceof PartsPane pane ? Stream.of(pane) : Stream.empty())
                .forEach(PartsPane::refresh);
    }

    private void show(Optional<Introduction> answer) {
        parts.getChildren().clear();
        said.setText("");
        form.ifPresent(now -> answer.ifPresent(told -> take(told, now)));
    }

    private void take(Introduction told, RecordForm<?> of) {
        switch (told) {
            case Introduction.Whole whole -> {
                said.setText(Text.of("connect.asked.whole"));
                whole.settings().forEach(of::type);
            }
            case Introduction.Parts some -> {
                said.setText(Text.of("connect.asked.parts"));
                parts.getChildren().add(new PartsPane(some, of));
            }
        }
    }
}
