package reins.app.widgets;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import reins.app.base.Text;
import reins.core.fact.ReinsException;
import reins.core.role.Settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A form made from a settings record: one row for each component, with its help, its range and a
 * sentence where a value is wrong. Used by the fx thread only.
 *
 * @param <C> the record
 */
public final class RecordForm<C extends Record> extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    /** A choice is written in words; nobody types one. */
    private static final StringConverter<String> CHOICE =
            new StringConverter<>() {
                @Override
                public String toString(String choice) {
                    return Text.or("choice." + choice, choice);
                }

                @Override
                public String fromString(String words) {
                    return words;
                }
            };

    private final Consumer<C> onApply;
    private final List<Row> rows = new ArrayList<>();
    private final Button apply = new Button(Text.of("form.apply"));
    private final Label together = sentence();
    private final HBox buttons;
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<C>> filled =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private C applied;
    private boolean again;

    private record Row(
            Settings.Field field, Supplier<String> text, Consumer<String> set, Label sentence) {}

    /** A form without a button to apply it: what is filled in counts at once. */
    public static <C extends Record> RecordForm<C> ofWhatCounts(C defaults, C settings) {
        RecordForm<C> form = new RecordForm<>(defaults, settings, "", _ -> {});
        form.buttons.getChildren().remove(form.apply);
        return form;
    }

    /**
     * @param defaults what "restore defaults" restores
     * @param settings what is filled in
     * @param applyHelp what applying does, in a sentence
     * @param onApply takes the changed record
     */
    public RecordForm(C defaults, C settings, String applyHelp, Consumer<C> onApply) {
        this.applied = settings;
        this.onApply = onApply;
        getStyleClass().add("record-form");
        for (Settings.Group group : Settings.groups(settings)) {
            List<Node> lines =
                    group.fields().stream()
                            .filter(field -> !field.carried())
                            .map(this::row)
                            .toList();
            if (group.name().isEmpty()) {
                getChildren().addAll(lines);
            } else if (!lines.isEmpty()) {
                getChildren().add(folded(name(group.name()), lines));
            }
        }
        Button restore = new Button(Text.of("form.restore"));
        restore.setOnAction(_ -> fill(defaults));
        apply.getStyleClass().add("accent");
        apply.setOnAction(_ -> apply());
        apply.setTooltip(new Tooltip(applyHelp));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        buttons = new HBox(8, restore, gap, apply);
        getChildren().addAll(together, buttons);
        check();
    }

    /** The same values may be applied again and again: what they ask for may fail. */
    public void allowAgain() {
        again = true;
        check();
    }

    /** Whether something is filled in that was not applied. */
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** What is filled in now; empty where a value is wrong. */
    public ReadOnlyObjectProperty<Optional<C>> filledProperty() {
        return filled.getReadOnlyProperty();
    }

    /** Fills in one value, as if it were typed. */
    public void type(String field, String text) {
        rows.stream()
                .filter(row -> row.field().name().equals(field))
                .forEach(row -> row.set().accept(text));
    }

    /** What is typed into a field now, right or wrong, or carried along. */
    public String text(String field) {
        return rows.stream()
                .filter(row -> row.field().name().equals(field))
                .map(row -> row.text().get())
                .findFirst()
                .orElseGet(() -> String.valueOf(Settings.values(applied).getOrDefault(field, "")));
    }

    /** Changes what is carried along: a field that has no row. */
    public void carry(String field, String text) {
        applied = Settings.with(applied, Map.of(field, text));
        check();
    }

    /** What a component is called in a form. */
    public static String name(String component) {
        return Text.or("setting." + component, words(component));
    }

    private static Node folded(String name, List<Node> lines) {
        VBox box = new VBox();
        box.getStyleClass().add("record-form");
        box.getChildren().addAll(lines);
        TitledPane pane = new TitledPane(name, box);
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.getStyleClass().add("folded");
        return pane;
    }

    private Node row(Settings.Field field) {
        String name = name(field.name());
        String help = help(field);
        Label sentence = sentence();
        Control control;
        if (field.type() == boolean.class) {
            CheckBox box = new CheckBox(name);
            box.setSelected((Boolean) field.value());
            box.selectedProperty().subscribe(this::check);
            box.setWrapText(true);
            rows.add(
                    new Row(
                            field,
                            () -> String.valueOf(box.isSelected()),
                            text -> box.setSelected(Boolean.parseBoolean(text)),
                            sentence));
            control = box;
        } else if (field.type().isEnum()) {
            ComboBox<String> choice = new ComboBox<>();
            choice.setConverter(CHOICE);
            choice.getItems().setAll(field.choices());
            choice.setValue(field.value().toString());
            choice.setMaxWidth(Double.MAX_VALUE);
            choice.valueProperty().subscribe(this::check);
            rows.add(new Row(field, choice::getValue, choice::setValue, sentence));
            control = choice;
        } else {
            TextField input = new TextField(field.value().toString());
            input.setPrefColumnCount(7);
            input.textProperty().subscribe(this::check);
            input.setOnAction(_ -> apply());
            rows.add(new Row(field, input::getText, input::setText, sentence));
            control = input;
        }
        control.setAccessibleText(name);
        control.setAccessibleHelp(help);
        control.setTooltip(new Tooltip(help));
        if (control instanceof CheckBox) {
            return new VBox(2, control, sentence);
        }
        Label label = new Label(name);
        label.setLabelFor(control);
        label.setWrapText(true);
        label.setTooltip(new Tooltip(help));
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        if (field.type() == String.class) {
            control.setMaxWidth(Double.MAX_VALUE);
            return new VBox(2, label, control, sentence);
        }
        Optional<SettingRange> range = SettingRange.of(field);
        if (range.isPresent() && control instanceof TextField input) {
            RangeSlider slider = new RangeSlider(range.get(), field, input);
            slider.setAccessibleText(name);
            slider.setAccessibleHelp(help);
            slider.setTooltip(new Tooltip(help));
            HBox.setHgrow(slider, Priority.ALWAYS);
            input.setMinWidth(84);
            input.setMaxWidth(84);
            HBox both = new HBox(8, slider, input);
            both.getStyleClass().add("form-line");
            return new VBox(2, label, both, sentence);
        }
        control.setMinWidth(96);
        if (control instanceof TextField) {
            control.setPrefWidth(108);
        }
        control.setMaxWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, label, control);
        line.getStyleClass().add("form-line");
        return new VBox(2, line, sentence);
    }

    private static Label sentence() {
        Label sentence = new Label();
        sentence.setWrapText(true);
        sentence.getStyleClass().add("form-sentence");
        sentence.visibleProperty().bind(sentence.textProperty().isNotEmpty());
        sentence.managedProperty().bind(sentence.visibleProperty());
        return sentence;
    }

    private void fill(C settings) {
        Map<String, Object> values = Settings.values(settings);
        rows.forEach(row -> row.set().accept(String.valueOf(values.get(row.field().name()))));
        check();
    }

    /** The record as filled in; empty where a value is wrong, as its row then says. */
    private Optional<C> read() {
        Map<String, String> changes = new LinkedHashMap<>();
        boolean right = true;
        for (Row row : rows) {
            try {
                Settings.parse(row.field(), row.text().get());
                row.sentence().setText("");
                changes.put(row.field().name(), row.text().get());
            } catch (ReinsException e) {
                row.sentence().setText(Text.said(e.sentence()));
                unfold(row.sentence());
                right = false;
            }
            row.sentence()
                    .getParent()
                    .pseudoClassStateChanged(WRONG, !row.sentence().getText().isEmpty());
        }
        together.setText("");
        if (!right) {
            return Optional.empty();
        }
        try {
            return Optional.of(Settings.with(applied, changes));
        } catch (ReinsException e) {
            together.setText(Text.said(e.sentence()));
            return Optional.empty();
        }
    }

    /** What is wrong must be seen. */
    private static void unfold(Node wrong) {
        for (Node at = wrong; at != null; at = at.getParent()) {
            if (at instanceof TitledPane pane) {
                pane.setExpanded(true);
            }
        }
    }

    private void check() {
        Optional<C> read = read();
        filled.set(read);
        changed.set(!read.equals(Optional.of(applied)));
        apply.setDisable(read.isEmpty() || !(again || changed.get()));
    }

    private void apply() {
        read().filter(settings -> again || !settings.equals(applied))
                .ifPresent(settings -> {
                    applied = settings;
                    check();
                    onApply.accept(settings);
                });
    }

    private static String help(Settings.Field field) {
        String words = Text.said(field.help());
        boolean bounded = Double.isFinite(field.low()) || Double.isFinite(field.high());
        if (!bounded || field.type() == boolean.class) {
            return words;
        }
        String range = Text.of("form.range", bound(field.low(), "−∞"), bound(field.high(), "∞"));
        return words.isEmpty() ? range : words + "\n" + range;
    }

    private static String bound(double bound, String unbounded) {
        if (!Double.isFinite(bound)) {
            return unbounded;
        }
        return bound == Math.rint(bound) && Math.abs(bound) < 1e15
                ? Long.toString((long) bound)
                : Double.toString(bound);
    }

    /** {@code learningRate} → "Learning rate". */
    static String words(String component) {
        String spaced =
                component.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
