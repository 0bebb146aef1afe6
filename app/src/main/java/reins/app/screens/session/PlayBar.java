package reins.app.screens.session;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.widgets.Icons;
import reins.app.widgets.Scale;

import java.util.Locale;

/** Plays an episode like a film. Used by the fx thread only. */
final class PlayBar extends HBox {
    private static final int STRIDE = 10;

    private final Scrubber scrubber;
    private final Button play = new Button();
    private final Label place = new Label();

    PlayBar(Scrubber scrubber) {
        super(1);
        this.scrubber = scrubber;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("play-bar");
        Button begin = Icons.only(new Button(), Feather.SKIP_BACK, Text.of("play.begin"), "Home");
        begin.setOnAction(_ -> scrubber.jump(0));
        Button back = Icons.only(new Button(), Feather.CHEVRON_LEFT, Text.of("play.back"), "←");
        back.setOnAction(_ -> scrubber.step(-1));
        Button on = Icons.only(new Button(), Feather.CHEVRON_RIGHT, Text.of("play.on"), "→");
        on.setOnAction(_ -> scrubber.step(1));
        Button end = Icons.only(new Button(), Feather.SKIP_FORWARD, Text.of("play.end"), "End");
        end.setOnAction(_ -> scrubber.jump(scrubber.ticks()));
        play.setId("play");
        play.setOnAction(_ -> scrubber.togglePlay());
        for (Button button : new Button[] {begin, back, play, on, end}) {
            button.getStyleClass().addAll("flat", "button-icon");
        }
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        place.getStyleClass().add("text-muted");
        place.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(begin, back, play, on, end, speeds(), spring, place);
        scrubber.playingProperty().subscribe(this::showPlaying);
        scrubber.tickProperty().subscribe(this::showPlace);
        scrubber.reviewProperty().subscribe(this::showPlace);
        showPlaying();
        showPlace();
    }

    private ComboBox<Double> speeds() {
        ComboBox<Double> speeds = new ComboBox<>();
        speeds.getItems().setAll(Scrubber.SPEEDS);
        speeds.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Double speed) {
                        return speed < 1
                                ? (speed == 0.5 ? "×½" : "×¼")
                                : String.format(Locale.ROOT, "×%.0f", speed);
                    }

                    @Override
                    public Double fromString(String text) {
                        throw new UnsupportedOperationException();
                    }
                });
        speeds.setAccessibleText(Text.of("play.speed"));
        speeds.setId("play-speed");
        speeds.setPrefWidth(74);
        speeds.setMinWidth(Region.USE_PREF_SIZE);
        speeds.setOnAction(_ -> scrubber.setSpeed(speeds.getValue()));
        scrubber.speedProperty().subscribe(speeds::setValue);
        return speeds;
    }

    private void showPlaying() {
        boolean playing = scrubber.playingProperty().get();
        Icons.only(
                play,
                playing ? Feather.PAUSE : Feather.PLAY,
                Text.of(playing ? "transport.pause" : "play.play"),
                Text.of("key.space"));
    }

    private void showPlace() {
        int tick = scrubber.tickProperty().get();
        place.setText(
                Text.of(
                        "play.place",
                        TimelinePainter.time(tick * scrubber.tickSeconds()),
                        Scale.COUNT.write(tick),
                        Scale.COUNT.write(scrubber.ticks())));
    }

    /** Does what a key means while an episode is looked at; tells whether it means anything. */
    boolean onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        int stride = event.isShiftDown() ? STRIDE : 1;
        switch (event.getCode()) {
            case LEFT -> scrubber.step(-stride);
            case RIGHT -> scrubber.step(stride);
            case HOME -> scrubber.jump(0);
            case END -> scrubber.jump(scrubber.ticks());
            case SPACE -> scrubber.togglePlay();
            case COMMA -> scrubber.changeSpeed(-1);
            case PERIOD -> scrubber.changeSpeed(1);
            case OPEN_BRACKET -> scrubber.selectFrom(scrubber.tickProperty().get());
            case CLOSE_BRACKET -> scrubber.selectTo(scrubber.tickProperty().get());
            case PLUS, EQUALS -> scrubber.zoom(0.5, scrubber.tickProperty().get());
            case MINUS -> scrubber.zoom(2, scrubber.tickProperty().get());
            case DIGIT0 -> scrubber.showAll();
            default -> {
                return false;
            }
        }
        return true;
    }
}
