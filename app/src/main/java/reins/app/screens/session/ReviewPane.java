package reins.app.screens.session;

import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.review.Review;
import reins.app.review.Track;
import reins.app.screens.drive.Version;
import reins.app.widgets.Greyed;
import reins.app.widgets.Icons;
import reins.app.widgets.Palette;
import reins.app.widgets.Toolbar;
import reins.core.fact.Ending;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One episode like a film: the picture, how it plays, the timeline with every number, and what can
 * be corrected. Used by the fx thread only.
 */
final class ReviewPane extends VBox {
    /** What the pane leaves to the screen. */
    interface Actions {
        /** Drives on from the tick that is looked at. */
        void driveFromHere();
    }

    /** Stands for no policy in the list of policies. */
    private static final int NO_POLICY = -1;

    private final SessionModel model;
    private final Actions actions;
    private final PictureView picture;
    private final PlayBar playBar;
    private final HeadCanvas head;
    private final TracksCanvas tracks;
    private final MenuButton channels = new MenuButton();
    private final ComboBox<Integer> overlay = new ComboBox<>();
    private boolean settling;

    ReviewPane(SessionModel model, Actions actions) {
        this.model = model;
        this.actions = actions;
        Scrubber scrubber = model.scrubber();
        getStyleClass().add("review");
        picture =
                new PictureView(
                        scrubber,
                        () -> model.openedProperty().get().map(now -> now.world().id()).orElse(""),
                        model::showAnew);
        playBar = new PlayBar(scrubber);
        head = new HeadCanvas(scrubber);
        tracks = new TracksCanvas(scrubber, model::label);
        head.setFocusTraversable(true);
        head.setId("timeline");
        VBox.setVgrow(picture, Priority.ALWAYS);
        VBox left = new VBox(picture, playBar);
        left.setMinWidth(350);
        ScrollPane scrolled = new ScrollPane(tracks);
        scrolled.setFitToWidth(true);
        scrolled.setFitToHeight(true);
        scrolled.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scrolled.setFocusTraversable(false);
        scrolled.getStyleClass().add("tracks-scroll");
        VBox.setVgrow(scrolled, Priority.ALWAYS);
        head.maxWidthProperty().bind(tracks.widthProperty()); // a scroll bar may stand beside
        VBox right = new VBox(head, scrolled, legend());
        SplitPane across = new SplitPane(left, right);
        across.setDividerPositions(0.32);
        SplitPane.setResizableWithParent(left, false);
        VBox.setVgrow(across, Priority.ALWAYS);
        getChildren().addAll(tools(), across);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        scrubber.reviewProperty().subscribe(review -> review.ifPresent(this::showChannels));
        model.openedProperty().subscribe(_ -> showVersions());
        model.overlayProperty().subscribe(_ -> showOverlay());
    }

    private Toolbar tools() {
        Button trim = button("edit.trim", Feather.CROP, "T", model::trim);
        Button cut = button("edit.cut", Feather.SCISSORS, "X", model::cut);
        Button split = button("edit.split", Feather.COLUMNS, "K", model::split);
        ToggleButton draw = new ToggleButton();
        Icons.named(draw, Text.of("edit.draw"), "L");
        draw.setTooltip(new Tooltip(Text.of("edit.draw.help") + " (L)"));
        draw.setGraphic(Icons.of(Feather.EDIT_2));
        draw.setId("edit-draw");
        draw.selectedProperty().bindBidirectional(tracks.drawingProperty());
        Button drive =
                button("edit.drive", Feather.CORNER_UP_LEFT, "Enter", actions::driveFromHere);
        Button success =
                button(
                        "edit.judge.success",
                        Feather.CHECK_CIRCLE,
                        "S",
                        () -> model.judge(Ending.SUCCESS));
        Button failure =
                button(
                        "edit.judge.failure",
                        Feather.X_CIRCLE,
                        "F",
                        () -> model.judge(Ending.FAILURE));
        channels.setText(Text.of("review.channels"));
        overlay.setAccessibleText(Text.of("review.overlay"));
        overlay.setTooltip(new Tooltip(Text.of("review.overlay.help")));
        overlay.setId("overlay");
        overlay.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Integer version) {
                        return version == null || version == NO_POLICY
                                ? Text.of("review.overlay.none")
                                : Text.of("review.overlay.of", version);
                    }

                    @Override
                    public Integer fromString(String text) {
                        throw new UnsupportedOperationException();
                    }
                });
        overlay.setOnAction(_ -> {
            Integer chosen = overlay.getValue();
            if (!settling && chosen != null && chosen != shownOverlay()) {
                model.overlay(chosen == NO_POLICY ? Optional.empty() : Optional.of(chosen));
            }
        });
        Toolbar bar =
                new Toolbar(6)
                        .goes(6, trim, cut, split)
                        .goes(5, draw)
                        .goes(7, new Greyed(drive, model.againstDrivingHere()))
                        .goes(4, success, failure)
                        .spring()
                        .goes(2, overlay)
                        .goes(1, channels);
        bar.getStyleClass().add("review-tools");
        bar.disableProperty()
                .bind(model.scrubber().reviewProperty().map(review -> review.isEmpty()));
        return bar;
    }

    private static Button button(String key, Ikon icon, String keys, Runnable action) {
        Button button = new Button();
        Icons.named(button, Text.of(key), keys);
        button.setTooltip(new Tooltip(Text.of(key + ".help") + " (" + keys + ")"));
        button.setGraphic(Icons.of(icon));
        button.setId(key.replace('.', '-'));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static FlowPane legend() {
        FlowPane legend = new FlowPane(14, 2);
        legend.setAlignment(Pos.CENTER_RIGHT);
        legend.getStyleClass().add("legend");
        for (Track.Voice voice : Track.Voice.values()) {
            Region line = new Region();
            line.setMinSize(18, 3);
            line.setMaxSize(18, 3);
            line.setStyle(
                    "-fx-background-color: #%06x%02x"
                            .formatted(
                                    TimelinePainter.colour(voice) & 0xFFFFFF,
                                    TimelinePainter.colour(voice) >>> 24));
            Label words = new Label(Text.of("voice." + voice.name().toLowerCase(Locale.ROOT)));
            words.getStyleClass().addAll("text-muted", "text-small");
            HBox entry = new HBox(6, line, words);
            entry.setAlignment(Pos.CENTER_LEFT);
            legend.getChildren().add(entry);
        }
        return legend;
    }

    private void showChannels(Review review) {
        List<CheckMenuItem> items = new ArrayList<>();
        for (Track track : review.tracks()) {
            String name = Text.said(track.name());
            CheckMenuItem item =
                    new CheckMenuItem(
                            track.kind() == Track.Kind.ACTION
                                    ? Text.of("review.channel.action", name)
                                    : name);
            item.setSelected(tracks.shows(track));
            item.setOnAction(_ -> tracks.show(track, item.isSelected()));
            items.add(item);
        }
        channels.getItems().setAll(items);
    }

    private void showVersions() {
        List<Integer> choices = new ArrayList<>();
        choices.add(NO_POLICY);
        model.openedProperty()
                .get()
                .ifPresent(opened ->
                        opened.versions().reversed().stream()
                                .map(Version::number)
                                .forEach(choices::add));
        settling = true; // a list that changes chooses by itself
        overlay.setItems(FXCollections.observableArrayList(choices));
        settling = false;
        showOverlay();
    }

    private int shownOverlay() {
        return model.overlayProperty().get().orElse(NO_POLICY);
    }

    private void showOverlay() {
        if (overlay.getItems().contains(shownOverlay())) {
            overlay.getSelectionModel().select(overlay.getItems().indexOf(shownOverlay()));
        }
    }

    private void onKey(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl
                || event.getTarget() instanceof ComboBox
                || model.scrubber().ticks() == 0) {
            return;
        }
        boolean presses = event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER;
        if (presses && event.getTarget() instanceof ButtonBase) {
            return; // it is the button that is pressed
        }
        if (playBar.onKey(event) || onEditKey(event)) {
            event.consume();
        }
    }

    /** The same as the buttons. */
    boolean onEditKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        KeyCode code = event.getCode();
        switch (code) {
            case T -> model.trim();
            case X -> model.cut();
            case K -> model.split();
            case L -> tracks.drawingProperty().set(!tracks.drawingProperty().get());
            case ENTER -> actions.driveFromHere();
            case S -> model.judge(Ending.SUCCESS);
            case F -> model.judge(Ending.FAILURE);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Gives the keyboard to the timeline. */
    void focusTimeline() {
        head.requestFocus();
    }

    void setPalette(Palette palette) {
        head.setPalette(palette);
        tracks.setPalette(palette);
    }

    /** Once a pulse. */
    void pulse() {
        picture.pulse();
        head.pulse();
        tracks.pulse();
    }
}
