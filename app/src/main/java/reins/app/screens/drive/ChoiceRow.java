package reins.app.screens.drive;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.widgets.Icons;
import reins.app.widgets.RecordForm;
import reins.core.role.Chosen;
import reins.core.role.Settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Chooses one of a list, with a form for its settings behind a button. A new choice and changed
 * settings are reported in the same way. Fx thread only.
 */
final class ChoiceRow<T> extends VBox {
    private final Kind<T> kind;
    private final String key;
    private final Consumer<Chosen<T>> onChosen;
    private final ComboBox<T> choice = new ComboBox<>();
    private final ToggleButton open = new ToggleButton();
    private final VBox settings = new VBox();
    private final HBox line;
    private Optional<Chosen<T>> shown = Optional.empty();
    private boolean showing;

    /**
     * What is told of the things to choose from.
     *
     * @param about one short line; may be empty
     * @param defaults the settings of one that was never changed
     */
    record Kind<T>(
            Function<T, String> title, Function<T, String> about, Function<T, Record> defaults) {}

    /**
     * @param key its words have this name
     */
    ChoiceRow(String key, Kind<T> kind, Consumer<Chosen<T>> onChosen) {
        this.key = key;
        this.kind = kind;
        this.onChosen = onChosen;
        getStyleClass().add("choice-row");
        choice.setId(key.replace('.', '-'));
        choice.setCellFactory(_ -> new Cell(true));
        choice.setButtonCell(new Cell(false));
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setPrefWidth(160);
        choice.setAccessibleText(Text.of(key));
        choice.setAccessibleHelp(Text.of(key + ".help"));
        choice.setOnAction(_ -> choose());
        choice.setOnHidden(_ -> choose());
        choice.setOnShown(_ -> keepListOnScreen());
        HBox.setHgrow(choice, Priority.ALWAYS);
        Icons.only(open, Feather.SLIDERS, Text.of(key + ".settings"), "");
        open.setId(choice.getId() + "-settings");
        open.getStyleClass().addAll("flat", "button-icon");
        settings.getStyleClass().add("choice-settings");
        settings.visibleProperty().bind(open.selectedProperty());
        settings.managedProperty().bind(open.selectedProperty());
        line = line(key, choice, open);
        getChildren().addAll(line, settings);
    }

    /** Adds a control before the button for the settings. */
    void add(Node more) {
        line.getChildren().add(line.getChildren().indexOf(open), more);
    }

    /** A label and what it names, as in every other row. */
    static HBox line(String key, Node... named) {
        Label label = new Label(Text.of(key));
        label.setLabelFor(named[0]);
        label.setMinWidth(64);
        label.setTooltip(new Tooltip(Text.of(key + ".help")));
        HBox line = new HBox(4, label);
        line.getChildren().addAll(named);
        line.getStyleClass().add("form-line");
        return line;
    }

    /** Shows what there is and what is chosen; a form that is being filled in stays. */
    void show(List<T> all, T type, Record chosenSettings) {
        Chosen<T> now = new Chosen<>(type, chosenSettings);
        showing = true;
        if (!choice.getItems().equals(all)) {
            choice.getItems().setAll(all);
        }
        choice.setValue(type);
        choice.setTooltip(new Tooltip(tip(type)));
        showing = false;
        if (!shown.equals(Optional.of(now))) {
            shown = Optional.of(now);
            showForm(now);
        }
    }

    /** Shows again what is chosen, where something else was asked for in vain. */
    void showAgain() {
        shown.ifPresent(now -> {
            showing = true;
            choice.setValue(now.type());
            showing = false;
            showForm(now);
        });
    }

    private String tip(T type) {
        String about = kind.about().apply(type);
        return about.isEmpty() ? Text.of(key + ".help") : about;
    }

    private void showForm(Chosen<T> now) {
        boolean any = Settings.fields(now.settings()).stream().anyMatch(field -> !field.carried());
        open.setVisible(any);
        open.setSelected(open.isSelected() && any);
        settings.getChildren().clear();
        if (any) {
            settings.getChildren().add(form(now, kind.defaults().apply(now.type())));
        }
    }

    private <C extends Record> Region form(Chosen<T> now, C defaults) {
        Map<String, String> texts = new LinkedHashMap<>();
        Settings.values(now.settings()).forEach((name, value) -> texts.put(name, value.toString()));
        return new RecordForm<>(
                defaults,
                Settings.with(defaults, texts),
                Text.of(key + ".apply"),
                changed -> onChosen.accept(new Chosen<>(now.type(), changed)));
    }

    /** The list is as wide as its lines, which it knows only after it was given its place. */
    private void keepListOnScreen() {
        choice.setOnShown(null);
        if (choice.getSkin() instanceof ComboBoxListViewSkin<?> skin
                && skin.getPopupContent().getScene().getWindow() instanceof PopupWindow list) {
            list.widthProperty().subscribe(width -> moveOntoScreen(list, width.doubleValue()));
        }
    }

    private static void moveOntoScreen(PopupWindow list, double width) {
        Screen.getScreensForRectangle(list.getX(), list.getY(), 1, 1).stream()
                .findFirst()
                .ifPresent(screen -> {
                    double beyond = list.getX() + width - screen.getVisualBounds().getMaxX();
                    list.setAnchorX(list.getAnchorX() - Math.max(0, beyond));
                });
    }

    /** While the list is open the keys only walk along it; what it is left at is chosen. */
    private void choose() {
        if (choice.isShowing()) {
            return;
        }
        T chosen = choice.getValue();
        boolean another =
                chosen != null && shown.map(now -> !now.type().equals(chosen)).orElse(true);
        if (!showing && another) {
            onChosen.accept(new Chosen<>(chosen, kind.defaults().apply(chosen)));
        }
    }

    /** Its title, and where there is room what it is. */
    private final class Cell extends ListCell<T> {
        private final Label title = new Label();
        private final Label about = new Label();
        private final VBox lines = new VBox(title);
        private final boolean withAbout;

        Cell(boolean withAbout) {
            this.withAbout = withAbout;
            about.getStyleClass().addAll("text-muted", "text-small");
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            String words = kind.title().apply(item);
            if (!withAbout) {
                setText(words);
                return;
            }
            title.setText(words);
            about.setText(kind.about().apply(item));
            lines.getChildren().setAll(title);
            if (!about.getText().isEmpty()) {
                lines.getChildren().add(about);
            }
            setGraphic(lines);
            setAccessibleText(words + ". " + about.getText());
        }
    }
}
