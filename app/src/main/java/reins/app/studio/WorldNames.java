package reins.app.studio;

import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import reins.app.base.Text;
import reins.app.widgets.Form;
import reins.core.fact.Actions;
import reins.core.fact.Channel;
import reins.core.fact.Unit;
import reins.sim.gym.WorldFile;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line for each number that a world tells or takes and each word it knows, to be named. Used by
 * the fx thread only.
 */
final class WorldNames extends GridPane {
    /** More are not named by hand; the file may be edited. */
    private static final int MOST = 64;

    private final List<Line> state = new ArrayList<>();
    private final List<Line> actions = new ArrayList<>();
    private final Runnable changed;

    private record Line(TextField name, ComboBox<Unit> unit) {
        WorldDraft.Name now() {
            return new WorldDraft.Name(name.getText(), unit.getValue());
        }
    }

    /**
     * @param changed called when something else is typed
     */
    WorldNames(Runnable changed) {
        this.changed = changed;
        setHgap(8);
        setVgap(4);
        getStyleClass().add("world-names");
    }

    void show(WorldFile world, WorldDraft draft) {
        getChildren().clear();
        state.clear();
        actions.clear();
        for (int i = 0; i < draft.state().size(); i++) {
            line(
                    "world.told",
                    "state-" + i,
                    draft.state().get(i),
                    range(world.state().get(i)),
                    state);
        }
        for (int i = 0; i < draft.actions().size(); i++) {
            switch (world.actions()) {
                case Actions.Controls(List<Channel> controls) ->
                        line(
                                "world.control",
                                "action-" + i,
                                draft.actions().get(i),
                                range(controls.get(i)),
                                actions);
                case Actions.Words _ ->
                        line("world.word", "action-" + i, draft.actions().get(i), "", actions);
            }
        }
        if (state.size() + actions.size() > MOST) {
            Label more = new Label(Text.of("world.more"));
            more.getStyleClass().addAll("text-muted", "text-small");
            add(more, 0, getRowCount(), 4, 1);
        }
    }

    private static String range(Channel channel) {
        return bound(channel.low(), "−∞") + " … " + bound(channel.high(), "∞");
    }

    private static String bound(float bound, String none) {
        return Float.isInfinite(bound)
                ? none
                : new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT))
                        .format(bound + 0f);
    }

    private void line(String key, String id, WorldDraft.Name name, String range, List<Line> lines) {
        TextField field = new TextField(name.name());
        field.setId("world-" + id);
        field.setPrefColumnCount(14);
        ComboBox<Unit> unit = new ComboBox<>();
        unit.getItems().setAll(Unit.values());
        unit.setConverter(
                Form.words(one -> one == Unit.NONE ? Text.of("world.unitless") : one.symbol()));
        unit.setValue(name.unit());
        unit.setPrefWidth(110);
        unit.setMinWidth(110);
        unit.setVisible(!range.isEmpty());
        Line line = new Line(field, unit);
        lines.add(line);
        if (state.size() + actions.size() > MOST) {
            return;
        }
        Label kind = new Label(Text.of(key, lines.size() - 1));
        kind.setLabelFor(field);
        kind.setMinWidth(USE_PREF_SIZE);
        Label bounds = new Label(range);
        bounds.getStyleClass().addAll("text-muted", "text-small");
        bounds.setMinWidth(USE_PREF_SIZE);
        field.setAccessibleText(Text.of("world.called", kind.getText()));
        unit.setAccessibleText(Text.of("world.unit", kind.getText()));
        field.textProperty().subscribe(_ -> changed.run());
        setHgrow(field, Priority.ALWAYS);
        addRow(getRowCount(), kind, field, unit, bounds);
        setAlignment(Pos.CENTER_LEFT);
    }

    List<WorldDraft.Name> state() {
        return state.stream().map(Line::now).toList();
    }

    List<WorldDraft.Name> actions() {
        return actions.stream().map(Line::now).toList();
    }
}
