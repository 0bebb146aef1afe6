package reins.app.screens.drive;

import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.widgets.Icons;
import reins.app.widgets.RecordForm;
import reins.app.widgets.Scale;
import reins.core.flow.Still;
import reins.policies.remote.RemoteSettings;

import java.util.Comparator;
import java.util.Optional;

/** The policies of this session, newest first; any of them may drive. Fx thread only. */
final class VersionsPane extends VBox {
    private final DriveModel model;
    private final ListView<Version> list = new ListView<>();
    private final Label note = new Label();

    VersionsPane(DriveModel model) {
        this.model = model;
        getStyleClass().add("section");
        Label title = new Label(Text.of("versions"));
        title.getStyleClass().add("section-title");
        list.setItems(
                new SortedList<>(
                        model.versions(), Comparator.comparingInt(Version::number).reversed()));
        list.setId("versions");
        list.setAccessibleText(Text.of("versions"));
        list.setCellFactory(_ -> new Cell());
        list.setFixedCellSize(44);
        list.setMinHeight(3 * 44 + 4);
        list.setPrefHeight(4 * 44 + 4);
        Label none = new Label();
        none.textProperty()
                .bind(
                        model.driving()
                                .stillProperty()
                                .map(still ->
                                        Text.of(
                                                still == Still.Paused.NO_WORLD
                                                        ? "versions.none"
                                                        : "versions.empty")));
        list.setPlaceholder(none);
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                rollBack();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                rollBack();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        note.getStyleClass().add("text-muted");
        note.setWrapText(true);
        getChildren().addAll(title, list, note, buttons());
        addServer();
        model.driving().versionProperty().subscribe(list::refresh);
        model.driving().pinnedProperty().subscribe(this::showPinned);
    }

    private HBox buttons() {
        Button rollBack = new Button(Text.of("versions.pin"), Icons.of(Feather.LOCK));
        rollBack.setId("pin");
        rollBack.setTooltip(new Tooltip(Text.of("versions.pin.help")));
        rollBack.setOnAction(_ -> rollBack());
        rollBack.disableProperty()
                .bind(
                        list.getSelectionModel()
                                .selectedItemProperty()
                                .isNull()
                                .or(model.work().busy()));
        Button follow = new Button(Text.of("versions.unpin"), Icons.of(Feather.UNLOCK));
        follow.setId("unpin");
        follow.setTooltip(new Tooltip(Text.of("versions.unpin.help")));
        follow.setOnAction(_ -> model.followNewest());
        follow.disableProperty().bind(model.driving().pinnedProperty().map(Optional::isEmpty));
        for (Button button : new Button[] {rollBack, follow}) {
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
        }
        return new HBox(8, rollBack, follow);
    }

    /** A form that lets a policy of a policy server drive, behind a button. */
    private void addServer() {
        ToggleButton open = new ToggleButton(Text.of("versions.server"), Icons.of(Feather.CLOUD));
        open.setId("server");
        open.setTooltip(new Tooltip(Text.of("versions.server.help")));
        open.setMaxWidth(Double.MAX_VALUE);
        RecordForm<RemoteSettings> form =
                new RecordForm<>(
                        RemoteSettings.defaults(),
                        RemoteSettings.defaults(),
                        Text.of("versions.server.apply"),
                        model::driveFrom);
        form.allowAgain();
        form.visibleProperty().bind(open.selectedProperty());
        form.managedProperty().bind(open.selectedProperty());
        form.disableProperty().bind(model.work().busy());
        getChildren().addAll(open, form);
    }

    private void rollBack() {
        Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                .ifPresent(version -> model.pin(version.number()));
    }

    private void showPinned(Optional<Integer> pinned) {
        note.setText(
                pinned.map(version -> Text.of("versions.pinned", version))
                        .orElseGet(() -> Text.of("versions.following")));
        list.refresh();
    }

    private final class Cell extends ListCell<Version> {
        private final Label name = new Label();
        private final Label mark = new Label();
        private final Label detail = new Label();
        private final VBox lines;

        Cell() {
            name.getStyleClass().add("version-name");
            mark.getStyleClass().add("version-mark");
            detail.getStyleClass().addAll("text-muted", "text-small");
            Region spring = new Region();
            HBox.setHgrow(spring, Priority.ALWAYS);
            lines = new VBox(new HBox(8, name, spring, mark), detail);
            lines.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable Version version, boolean empty) {
            super.updateItem(version, empty);
            if (empty || version == null) {
                setGraphic(null);
                return;
            }
            name.setText(Text.of("plot.version", version.number()));
            boolean drives = version.number() == model.driving().versionProperty().get();
            boolean pinned =
                    model.driving().pinnedProperty().get().equals(Optional.of(version.number()));
            mark.setText(drives ? Text.of("versions.drives") : "");
            mark.setGraphic(pinned ? Icons.of(Feather.LOCK) : null);
            boolean remote = version.learner().startsWith(RemoteSettings.PREFIX);
            detail.setText(remote ? version.learner() : made(version));
            setGraphic(lines);
            setAccessibleText(name.getText() + " " + mark.getText() + " " + detail.getText());
        }

        private String made(Version version) {
            return version.updates() == 0
                    ? Text.of("versions.untrained")
                    : Text.of(
                            "versions.detail",
                            Scale.COUNT.write((double) version.updates()),
                            Scale.CLOCK.write(model.status().seconds(version.totalTicks())));
        }
    }
}
