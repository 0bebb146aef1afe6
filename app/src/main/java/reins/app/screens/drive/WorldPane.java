package reins.app.screens.drive;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import reins.app.base.Text;
import reins.app.input.Bindings;
import reins.app.input.Help;
import reins.app.input.PointerStick;
import reins.app.input.Request;
import reins.app.screens.EndingCard;
import reins.app.widgets.ReachLight;
import reins.app.widgets.Scale;
import reins.app.widgets.SceneCanvas;
import reins.core.flow.Still;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The world, with who drives around it: a coloured frame, a word and a picture. Used by the fx
 * thread only.
 */
final class WorldPane extends StackPane {
    private static final Map<Driver, PseudoClass> STATES = new EnumMap<>(Driver.class);
    private static final Map<Driver, Feather> PICTURES =
            new EnumMap<>(
                    Map.ofEntries(
                            Map.entry(Driver.POLICY, Feather.CPU),
                            Map.entry(Driver.YOU, Feather.USER),
                            Map.entry(Driver.TEACHER, Feather.AWARD),
                            Map.entry(Driver.BEGINS, Feather.LOADER),
                            Map.entry(Driver.WAITS, Feather.LOADER),
                            Map.entry(Driver.PAUSED, Feather.PAUSE_CIRCLE),
                            Map.entry(Driver.AT_REST, Feather.USER_CHECK),
                            Map.entry(Driver.STARTS, Feather.CLOCK),
                            Map.entry(Driver.ASKS, Feather.LIFE_BUOY),
                            Map.entry(Driver.LOOKS_BACK, Feather.EYE),
                            Map.entry(Driver.STOPPED, Feather.OCTAGON)));

    static {
        for (Driver driver : Driver.values()) {
            STATES.put(driver, PseudoClass.getPseudoClass(driver.name().toLowerCase(Locale.ROOT)));
        }
    }

    private final DriveModel model;
    private final SceneCanvas canvas = new SceneCanvas(Text.of("world.name"));
    private final FontIcon picture = new FontIcon();
    private final Label word = new Label();
    private final Label version = new Label();
    private final Label thought = new Label();
    private final Label starting = new Label(Text.of("world.starting"));
    private final Label keysNote = new Label(Text.of("world.keys"));
    private final KeysPane keys;
    private final ReachLight reach = new ReachLight();
    private final CountdownPane countdown = new CountdownPane();
    private final EndingCard ending = new EndingCard(70);
    private final Circle rim = new Circle(PointerStick.REACH);
    private final Circle knob = new Circle(20);

    WorldPane(DriveModel model) {
        this.model = model;
        getStyleClass().add("world-pane");
        VBox corner = new VBox(4, badge(), thought, keysNote);
        corner.setMouseTransparent(true);
        corner.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane.setAlignment(corner, Pos.TOP_LEFT);
        thought.getStyleClass().add("thought");
        thought.setWrapText(true);
        thought.setMinHeight(USE_PREF_SIZE);
        thought.maxWidthProperty().bind(widthProperty().subtract(40));
        keysNote.getStyleClass().add("keys-note");
        keysNote.setVisible(false);
        keysNote.managedProperty().bind(keysNote.visibleProperty());
        reach.setMouseTransparent(true);
        reach.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane.setAlignment(reach, Pos.TOP_RIGHT);
        rim.getStyleClass().add("stick-rim");
        knob.getStyleClass().add("stick-knob");
        Pane stick = new Pane(rim, knob);
        stick.setMouseTransparent(true);
        // Tab drives there: whoever walks through the controls must not end in it.
        canvas.setFocusTraversable(false);
        starting.getStyleClass().add("starting");
        starting.setMouseTransparent(true);
        keys = new KeysPane(model, widthProperty());
        VBox lower = new VBox(8, keys, new HandOverPane(model), countdown);
        lower.setAlignment(Pos.BOTTOM_CENTER);
        lower.setPickOnBounds(false); // the mouse drives the world between them
        lower.getStyleClass().add("lower");
        getChildren().addAll(canvas, stick, corner, reach, starting, ending, lower);
        drawStick(Optional.empty());
        model.lastEnding().toldProperty().subscribe(ending::show);
        model.driving().driverProperty().subscribe(this::showDriver);
        model.driving().versionProperty().subscribe(this::showVersion);
        model.driving().pinnedProperty().subscribe(this::showVersion);
        model.driving().thoughtProperty().subscribe(this::showThought);
        model.driving().stillProperty().subscribe(this::showThought);
    }

    private HBox badge() {
        word.getStyleClass().add("driver-word");
        version.getStyleClass().add("driver-version");
        HBox badge = new HBox(8, picture, word, version);
        badge.setAlignment(Pos.CENTER_LEFT);
        badge.getStyleClass().add("driver-badge");
        badge.setMaxWidth(USE_PREF_SIZE);
        return badge;
    }

    private void showDriver(Driver driver) {
        STATES.forEach((state, style) -> pseudoClassStateChanged(style, state == driver));
        word.setText(Text.of("driver." + driver));
        picture.setIconCode(PICTURES.getOrDefault(driver, Feather.CPU));
        canvas.setAccessibleText(Text.of("world.name") + ": " + word.getText());
        showVersion();
        showThought();
    }

    private void showVersion() {
        version.setText(
                model.driving().driverProperty().get() != Driver.POLICY
                        ? ""
                        : model.driving().pinnedProperty().get().isPresent()
                                ? Text.of("driver.pinned", model.driving().versionProperty().get())
                                : Text.of(
                                        "driver.version", model.driving().versionProperty().get()));
        version.setManaged(!version.getText().isEmpty());
    }

    private void showThought() {
        thought.setText(
                switch (model.driving().stillProperty().get()) {
                    case Still.Not.DRIVES ->
                            model.driving().driverProperty().get() == Driver.ASKS
                                    ? asked(Text.of("asks.drives"))
                                    : says();
                    case Still.Not.COUNTS_DOWN -> ""; // it is counted in the middle
                    case Still.Not.LISTENS -> words(Still.Not.LISTENS);
                    case Still.Not.LOOKS_BACK -> words(Still.Not.LOOKS_BACK);
                    case Still.Waits(String sentence) -> Text.said(sentence);
                    case Still.WentBack back -> words(back);
                    case Still.Paused.NOT_HANDED_OVER -> ""; // asked for in the middle
                    case Still.Paused.ASKS -> asked(words(Still.Paused.ASKS));
                    case Still.Paused why -> words(why);
                });
        thought.setVisible(!thought.getText().isEmpty());
    }

    private static String words(Still.WentBack back) {
        String then =
                Text.of(
                        back.slowly() ? "still.back.slowly" : "still.back.stands",
                        Help.keys(Bindings.DEFAULTS, Request.TAKE_OVER),
                        Help.keys(Bindings.DEFAULTS, Request.PAUSE));
        return back.seconds() == 0
                ? then
                : Text.of(
                                "still.back",
                                back.seconds() < 60
                                        ? Text.of(
                                                "transport.rewind.short",
                                                Scale.NUMBER.write(back.seconds()))
                                        : Scale.CLOCK.write(back.seconds()))
                        + " "
                        + then;
    }

    private static String words(Still still) {
        return Text.of("still." + still, Help.keys(Bindings.DEFAULTS, Request.PAUSE));
    }

    /** What the one who drives says of itself. */
    private String says() {
        return Text.said(model.driving().thoughtProperty().get());
    }

    private String asked(String press) {
        return says().isEmpty() ? press : press + "\n" + says();
    }

    SceneCanvas canvas() {
        return canvas;
    }

    /** Shows the world's keys once more. */
    void showKeys() {
        keys.showAgain();
    }

    /** Says how to come back where keys do not drive now. */
    void showKeysDrive(boolean drive) {
        keysNote.setVisible(!drive);
    }

    /** Once a pulse. */
    void pulse(long nanos, Optional<PointerStick> stick) {
        model.scene().ifPresent(canvas::show);
        starting.setVisible(model.scene().isEmpty());
        canvas.pulse();
        keys.pulse(nanos);
        reach.setVisible(model.reaching().open().getValue());
        reach.show(model.reaching().reachProperty().get(), nanos);
        countdown.show(
                model.driving().pausedProperty().get()
                        ? 0
                        : model.reaching().reachProperty().get().countdownSeconds(),
                model.driving().driverProperty().get());
        drawStick(stick);
    }

    private void drawStick(Optional<PointerStick> stick) {
        rim.setVisible(stick.isPresent());
        knob.setVisible(stick.isPresent());
        stick.ifPresent(pushed -> {
            rim.setCenterX(pushed.originX());
            rim.setCenterY(pushed.originY());
            knob.setCenterX(pushed.knobX());
            knob.setCenterY(pushed.knobY());
        });
    }
}
