package reins.app.screens.connect;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.input.Bindings;
import reins.app.input.ControlMapping;
import reins.app.input.Help;
import reins.app.widgets.Form;
import reins.app.widgets.Icons;
import reins.app.widgets.RecordForm;
import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.role.Axis;
import reins.core.role.Chosen;
import reins.core.role.Hands;
import reins.core.role.Settings;
import reins.core.role.WorldType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Along which axis a person drives each control of a robot, and to which side, to be chosen; kept
 * with the other settings. Used by the fx thread only.
 */
final class HandsPane extends TitledPane {
    private static final List<Optional<Axis>> AXES =
            Stream.concat(
                            Stream.of(Optional.<Axis>empty()),
                            Stream.of(Axis.values()).map(Optional::of))
                    .toList();

    private final WorldType.Reached<?> kind;
    private final RecordForm<?> form;
    private final GridPane rows = new GridPane();
    private final List<Line> lines = new ArrayList<>();
    private boolean shows;

    /** Whether it has a say in how robots of this kind are driven. */
    static boolean isFor(WorldType.Reached<?> kind) {
        return Settings.values(kind.defaults()).containsKey(Hands.SETTING);
    }

    /**
     * @param form of the settings of that kind
     */
    HandsPane(WorldType.Reached<?> kind, RecordForm<?> form) {
        this.kind = kind;
        this.form = form;
        rows.setHgap(8);
        rows.setVgap(6);
        ColumnConstraints grows = new ColumnConstraints();
        grows.setHgrow(Priority.ALWAYS);
        rows.getColumnConstraints().addAll(new ColumnConstraints(), grows);
        Button usual = new Button(Text.of("connect.hands.usual"));
        usual.setOnAction(_ -> form.carry(Hands.SETTING, ""));
        VBox content = new VBox(8, rows, usual);
        content.getStyleClass().add("record-form");
        setText(Text.of("connect.hands"));
        setId("connect-hands");
        setContent(content);
        setExpanded(false);
        setAnimated(false);
        getStyleClass().add("folded");
        form.filledProperty().subscribe(this::show);
    }

    /** Where what is filled in is no robot, the one before stays. */
    private void show(Optional<? extends Record> filled) {
        filled.flatMap(this::mapping).ifPresent(this::show);
    }

    private Optional<ControlMapping> mapping(Record settings) {
        try {
            return Optional.of(ControlMapping.of(new Chosen<>(kind, settings)));
        } catch (ReinsException _) {
            return Optional.empty(); // the test says why
        }
    }

    private void show(ControlMapping now) {
        List<String> names = now.spec().controls().stream().map(Channel::name).toList();
        if (!lines.stream().map(Line::control).toList().equals(names)) {
            lines.clear();
            rows.getChildren().clear();
            for (String name : names) {
                Line line = new Line(name, new ComboBox<>(), new ToggleButton());
                lines.add(line);
                add(line);
            }
        }
        shows = true;
        for (int i = 0; i < names.size(); i++) {
            Hands.Hold hold = Hands.of(now.handling(), i);
            lines.get(i).axis().setValue(hold.axis());
            lines.get(i).reverse().setSelected(hold.reversed());
            lines.get(i).reverse().setDisable(hold.axis().isEmpty());
        }
        shows = false;
    }

    /** What is chosen for a control. */
    private record Line(String control, ComboBox<Optional<Axis>> axis, ToggleButton reverse) {}

    private void add(Line line) {
        String name = Text.said(line.control());
        Label label = new Label(name);
        label.setLabelFor(line.axis());
        label.setMinWidth(72);
        line.axis().getItems().setAll(AXES);
        line.axis().setConverter(Form.words(HandsPane::words));
        line.axis().setAccessibleText(Text.of("connect.hands.axis", name));
        line.axis().setMaxWidth(Double.MAX_VALUE);
        line.axis().setPrefWidth(120);
        line.axis().valueProperty().subscribe(() -> choose(line));
        Icons.only(line.reverse(), Feather.REPEAT, Text.of("connect.hands.reverse", name), "");
        line.reverse().selectedProperty().subscribe(() -> choose(line));
        rows.addRow(lines.size() - 1, label, line.axis(), line.reverse());
    }

    private static String words(Optional<Axis> axis) {
        return axis.map(one -> Help.axis(Bindings.DEFAULTS, one))
                .orElseGet(() -> Text.of("connect.unmoved"));
    }

    private void choose(Line line) {
        if (!shows) {
            Hands now = new Hands(form.text(Hands.SETTING));
            Hands.Hold hold = new Hands.Hold(line.axis().getValue(), line.reverse().isSelected());
            form.carry(Hands.SETTING, now.with(line.control(), hold).hands());
        }
    }
}
