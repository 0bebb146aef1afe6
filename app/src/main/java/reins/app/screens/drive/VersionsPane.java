package reins.app.screens.drive;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.widgets.Icons;
import reins.app.widgets.MenuKeys;
import reins.app.widgets.RecordForm;
import reins.app.widgets.Scale;
import reins.policies.remote.RemoteSettings;

import java.util.Optional;

/**
 * The policies of this session, compared; any of them may drive, be tried beside the run, be pinned
 * and noted. Fx thread only.
 */
final class VersionsPane extends VBox {
    private final DriveModel model;
    private final Leaderboard board;
    private final VersionsList rows;
    private final RemarkRow remarks;
    private final EvaluateButton evaluate;

    /** Kept here, for who only listens to it does not keep it. */
    private final BooleanBinding pointedAt;

    VersionsPane(DriveModel model) {
        this.model = model;
        board = model.board();
        rows = new VersionsList(model);
        remarks = new RemarkRow(board);
        evaluate = new EvaluateButton(board);
        getStyleClass().add("section");
        ToggleButton server = server();
        VBox.setVgrow(rows, Priority.ALWAYS);
        getChildren()
                .addAll(
                        title(server),
                        form(server),
                        best(),
                        rows,
                        kept(),
                        buttons(),
                        evaluate.row(remarks.pin()),
                        remarks);
        rows.list()
                .setOnKeyPressed(event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        letDrive();
                    }
                });
        rows.list()
                .setOnMouseClicked(event -> {
                    if (event.getClickCount() == 2) {
                        letDrive();
                    }
                });
        ContextMenu menu = menu();
        rows.list().setContextMenu(menu);
        MenuKeys.open(rows.list(), menu);
        pointedAt = rows.list().hoverProperty().or(menu.showingProperty());
        pointedAt.subscribe(board::hold);
    }

    private HBox title(ToggleButton server) {
        Label title = new Label(Text.of("versions"));
        title.getStyleClass().add("section-title");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Label count = new Label();
        count.getStyleClass().addAll("text-muted", "text-small");
        count.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::count,
                                board.rows(),
                                board.versions(),
                                board.waitingProperty()));
        ToggleButton all = new ToggleButton(Text.of("versions.all"));
        all.setId("versions-all");
        all.getStyleClass().add("small");
        all.setTooltip(new Tooltip(Text.of("versions.all.help")));
        all.selectedProperty().bindBidirectional(board.allProperty());
        all.visibleProperty().bind(Bindings.size(board.versions()).greaterThan(Ranking.MOST));
        all.managedProperty().bind(all.visibleProperty());
        HBox line = new HBox(8, title, spring, count, all, server);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private String count() {
        int listed = board.rows().size();
        int made = board.versions().size();
        if (board.waitingProperty().get()) {
            return Text.of("versions.waiting");
        }
        return listed < made ? Text.of("versions.count", listed, made) : "";
    }

    /** Which policy did best so far, at a glance; pressing it selects its row. */
    private Hyperlink best() {
        Hyperlink best = new Hyperlink();
        best.setId("versions-best");
        best.setGraphic(Icons.of(Feather.AWARD));
        best.getStyleClass().add("version-best");
        best.setTooltip(new Tooltip(Text.of("versions.best.help")));
        best.setWrapText(true);
        best.textProperty()
                .bind(board.bestProperty().map(one -> one.map(VersionsPane::words).orElse("")));
        best.visibleProperty().bind(board.bestProperty().map(Optional::isPresent));
        best.managedProperty().bind(best.visibleProperty());
        best.setOnAction(_ -> {
            best.setVisited(false);
            board.bestProperty().get().ifPresent(one -> rows.select(one.number()));
        });
        return best;
    }

    private static String words(Standing best) {
        Score score = best.score();
        return score.successes() > 0
                ? Text.of("versions.best", best.number(), score.successes(), score.episodes())
                : Text.of(
                        "versions.best.return",
                        best.number(),
                        Scale.NUMBER.write(score.meanReturn()));
    }

    private HBox buttons() {
        Button drive = new Button(Text.of("versions.pin"), Icons.of(Feather.LOCK));
        drive.setId("pin");
        drive.setTooltip(new Tooltip(Text.of("versions.pin.help")));
        drive.setOnAction(_ -> letDrive());
        drive.disableProperty()
                .bind(
                        rows.list()
                                .getSelectionModel()
                                .selectedItemProperty()
                                .isNull()
                                .or(model.work().busy()));
        Button follow = new Button(Text.of("versions.unpin"), Icons.of(Feather.UNLOCK));
        follow.setId("unpin");
        follow.setTooltip(new Tooltip(Text.of("versions.unpin.help")));
        follow.setOnAction(_ -> model.followNewest());
        follow.disableProperty().bind(model.driving().pinnedProperty().map(Optional::isEmpty));
        for (Button button : new Button[] {drive, follow}) {
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
        }
        return new HBox(8, drive, follow);
    }

    /** The same by a right click, on the rows that are selected. */
    private ContextMenu menu() {
        MenuItem tried = item("versions.evaluate.selected", evaluate::evaluate);
        MenuItem pinned = item("versions.mark", remarks::togglePinned);
        ContextMenu menu =
                new ContextMenu(
                        item("versions.pin", this::letDrive),
                        tried,
                        pinned,
                        item("versions.note", remarks::write));
        menu.setOnShowing(_ -> {
            tried.setDisable(!evaluate.against().getValue().isEmpty());
            pinned.setText(Text.of(remarks.areAllPinned() ? "versions.unmark" : "versions.mark"));
        });
        return menu;
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Text.of(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static ToggleButton server() {
        ToggleButton server =
                Icons.only(new ToggleButton(), Feather.CLOUD, Text.of("versions.server.help"), "");
        server.setId("server");
        server.getStyleClass().addAll("flat", "button-icon");
        return server;
    }

    /** Lets a policy of a policy server drive. */
    private RecordForm<RemoteSettings> form(ToggleButton server) {
        RecordForm<RemoteSettings> form =
                new RecordForm<>(
                        RemoteSettings.defaults(),
                        RemoteSettings.defaults(),
                        Text.of("versions.server.apply"),
                        model::driveFrom);
        form.allowAgain();
        form.visibleProperty().bind(server.selectedProperty());
        form.managedProperty().bind(server.selectedProperty());
        form.disableProperty().bind(model.work().busy());
        return form;
    }

    /** Said where it is not the newest that drives. */
    private Label kept() {
        Label kept = new Label();
        kept.getStyleClass().add("text-muted");
        kept.setWrapText(true);
        kept.setMinHeight(USE_PREF_SIZE);
        kept.textProperty()
                .bind(
                        model.driving()
                                .pinnedProperty()
                                .map(pinned ->
                                        pinned.map(version -> Text.of("versions.pinned", version))
                                                .orElse("")));
        kept.visibleProperty().bind(kept.textProperty().isNotEmpty());
        kept.managedProperty().bind(kept.visibleProperty());
        return kept;
    }

    private void letDrive() {
        Optional.ofNullable(rows.list().getSelectionModel().getSelectedItem())
                .ifPresent(standing -> model.pin(standing.number()));
    }
}
