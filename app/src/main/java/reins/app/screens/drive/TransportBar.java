package reins.app.screens.drive;

import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.screens.LanguageMenu;
import reins.app.screens.WindowControls;
import reins.app.screens.WorkBar;
import reins.app.widgets.Greyed;
import reins.app.widgets.Icons;
import reins.app.widgets.Scale;
import reins.app.widgets.Toolbar;

import java.util.List;
import java.util.Locale;

/** Session, transport, speed, recording light. Used by the fx thread only. */
final class TransportBar extends StackPane {
    /** A share of what was chosen that nobody would miss. */
    private static final double LESS = 0.9;

    private static final List<Double> SPEEDS = List.of(0.5, 1.0, 2.0, 4.0);

    private final DriveModel model;
    private final WindowControls window;
    private final Toolbar bar = new Toolbar(6);
    private final Button pause = new Button();
    private final Circle light = new Circle(6);
    private final Label recording = new Label();
    private final Label file = new Label();
    private final Button theme = new Button();
    private final Label reached = new Label();

    /**
     * @param help shows what to press, or hides it
     */
    TransportBar(DriveModel model, WindowControls window, Runnable help) {
        this.model = model;
        this.window = window;
        getStyleClass().add("transport");
        file.setMinWidth(40);
        reached.setId("reached");
        reached.getStyleClass().add("text-muted");
        reached.setTooltip(new Tooltip(Text.of("transport.reached.help")));
        reached.setManaged(false);
        reached.setVisible(false);
        bar.stays(session(), gap());
        transport();
        bar.stays(gap()).goes(5, speeds()).stays(reached, gap(), recordingLight()).shrinks(file);
        bar.spring().shrinks(new WorkBar(model.work()));
        look(help);
        getChildren().add(bar);
        model.driving().pausedProperty().subscribe(this::showPaused);
        showPaused();
    }

    private Node session() {
        MenuButton menu = new MenuButton(Text.of("session"), Icons.of(Feather.FOLDER));
        menu.setAccessibleText(Text.of("session"));
        menu.setId("session");
        menu.getItems()
                .addAll(
                        item("session.new", "Shortcut+N", window::newSession),
                        item("session.open", "Shortcut+O", window::openSession),
                        new SeparatorMenuItem(),
                        item("session.save", "Shortcut+S", window::saveAs));
        menu.disableProperty().bind(model.work().busy());
        return menu;
    }

    private static MenuItem item(String key, String keys, Runnable action) {
        MenuItem item = new MenuItem(Text.of(key));
        item.setAccelerator(KeyCombination.valueOf(keys));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void transport() {
        pause.setId("pause");
        pause.setOnAction(_ -> model.togglePause());
        Button stop = new Button();
        Icons.named(stop, Text.of("transport.stop"), Text.of("key.escape"));
        stop.setGraphic(Icons.of(Feather.OCTAGON));
        stop.getStyleClass().addAll("danger");
        stop.setId("stop");
        stop.setOnAction(_ -> model.stop());
        Button restart =
                Icons.only(new Button(), Feather.SKIP_BACK, Text.of("transport.restart"), "");
        restart.setId("restart");
        restart.setOnAction(_ -> model.restart());
        ObservableValue<String> against = model.goingBack().against();
        bar.stays(stop, pause, new Greyed(new RewindButton(model), against))
                .goes(4, restart)
                .goes(3, new Greyed(new LookBackButton(model), against));
    }

    private Node speeds() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        box.setAlignment(Pos.CENTER_LEFT);
        for (double speed : SPEEDS) {
            ToggleButton button = new ToggleButton(words(speed));
            button.setToggleGroup(group);
            button.getStyleClass()
                    .add(
                            speed == SPEEDS.getFirst()
                                    ? "left-pill"
                                    : speed == SPEEDS.getLast() ? "right-pill" : "center-pill");
            String name = Text.of("transport.speed", words(speed));
            button.setAccessibleText(name);
            button.setTooltip(new Tooltip(name));
            button.setOnAction(_ -> {
                button.setSelected(true);
                model.setSpeed(speed);
            });
            model.driving().speedProperty().subscribe(now -> button.setSelected(now == speed));
            box.getChildren().add(button);
        }
        return box;
    }

    private static String words(double speed) {
        return speed < 1 ? "×" + speed : String.format(Locale.ROOT, "×%.0f", speed);
    }

    /** How fast the world really goes, where that is less than what was chosen. */
    private void showReached() {
        double wanted = model.driving().speedProperty().get();
        double now = model.status().reachedSpeed();
        boolean less = !model.driving().pausedProperty().get() && now > 0 && now < LESS * wanted;
        reached.setText(
                less ? Text.of("transport.reached", String.format(Locale.ROOT, "%.1f", now)) : "");
        reached.setManaged(less);
        reached.setVisible(less);
    }

    private Node recordingLight() {
        light.getStyleClass().add("light");
        recording.getStyleClass().add("recording");
        recording.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = new HBox(8, light, recording);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setAccessibleRole(AccessibleRole.TEXT);
        file.getStyleClass().add("text-muted");
        file.visibleProperty().bind(model.work().busy().not());
        file.managedProperty().bind(file.visibleProperty());
        model.runProperty()
                .subscribe(run -> {
                    file.setText(
                            run.scratch()
                                    ? Text.of("recording.scratch")
                                    : String.valueOf(run.session().getFileName()));
                    file.setTooltip(new Tooltip(run.session().toString()));
                });
        return box;
    }

    private void look(Runnable toggleHelp) {
        theme.setId("theme");
        theme.setOnAction(_ -> window.toggleTheme());
        Button help = Icons.only(new Button(), Feather.HELP_CIRCLE, Text.of("help"), "F1");
        help.setId("help");
        help.setOnAction(_ -> toggleHelp.run());
        Button sound = new Button();
        sound.setId("sound");
        BooleanProperty heard = model.habits().soundProperty();
        sound.setOnAction(_ -> heard.set(!heard.get()));
        heard.subscribe(on ->
                Icons.only(
                        sound,
                        on ? Feather.VOLUME_2 : Feather.VOLUME_X,
                        Text.of(on ? "sound.on" : "sound.off"),
                        ""));
        for (Node button : new Node[] {sound, theme, help}) {
            button.getStyleClass().addAll("flat", "button-icon");
        }
        bar.goes(1, sound, theme, new LanguageMenu(window)).goes(2, help);
    }

    void showTheme(boolean dark) {
        Icons.only(
                theme,
                dark ? Feather.SUN : Feather.MOON,
                Text.of(dark ? "theme.light" : "theme.dark"),
                "Ctrl+T");
    }

    private void showPaused() {
        boolean paused = model.driving().pausedProperty().get();
        Icons.only(
                pause,
                paused ? Feather.PLAY : Feather.PAUSE,
                Text.of(paused ? "transport.play" : "transport.pause"),
                Text.of("key.pause"));
    }

    /** A few times a second. */
    void refresh() {
        showReached();
        boolean kept = model.recordingProperty().get();
        boolean on = kept && !model.driving().pausedProperty().get() && !model.driving().isHeldUp();
        light.setOpacity(on ? 1 : 0.3);
        String time = Scale.CLOCK.write(model.status().recordedSeconds());
        recording.setText(
                !kept
                        ? Text.of("recording.off")
                        : Text.of(on ? "recording.on" : "recording.waits", time));
    }

    private static Region gap() {
        Region gap = new Region();
        gap.setPrefWidth(4);
        return gap;
    }

    /** Gives the keyboard to the first button. */
    void focusFirst() {
        bar.focusFirst();
    }
}
